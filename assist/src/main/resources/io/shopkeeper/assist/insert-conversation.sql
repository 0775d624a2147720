INSERT INTO conversation(language, products, orders, order_id, request_kind, request_order, request_product,
  request_whole, product, spoken_kind, updated_at, id, customer)
VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), ?,
  nullif(?, ''), nullif(?, ''), ?, ?, nullif(?, ''))
