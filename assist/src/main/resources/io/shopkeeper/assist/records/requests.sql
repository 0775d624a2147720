SELECT number, kind, customer, order_id, product, opened_at
FROM service_request
WHERE shop = (SELECT id FROM shop)
ORDER BY number DESC
LIMIT ?
