-- Of kind ?, of customer ?, of order ?, of product ?, '' for the whole order.
SELECT number
FROM service_request
WHERE shop = (SELECT id FROM shop) AND kind = ? AND customer = ? AND order_id = ? AND coalesce(product, '') = ?
ORDER BY number
LIMIT 1
