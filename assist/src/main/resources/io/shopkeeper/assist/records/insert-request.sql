INSERT INTO service_request(number, kind, customer, order_id, product, opened_at)
VALUES (?, ?, ?, ?, nullif(?, ''), ?)
