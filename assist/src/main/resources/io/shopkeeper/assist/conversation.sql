-- Conversation ?, if it is customer ?'s, '' for nobody's.
SELECT language, products, orders, order_id, request_kind, request_order, request_product, request_whole,
  product, spoken_kind
FROM conversation
WHERE shop = (SELECT id FROM shop) AND id = ? AND coalesce(customer, '') = ?
