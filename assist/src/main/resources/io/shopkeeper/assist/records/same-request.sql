-- Of kind ?, of customer ?, of order ?, of product ?, '' for the whole order, that nobody decided on.
SELECT number
FROM service_request
WHERE shop = (SELECT id FROM shop) AND kind = ? AND customer = ? AND order_id = ? AND coalesce(product, '') = ?
  AND number NOT IN (SELECT number FROM service_decision WHERE shop = (SELECT id FROM shop))
ORDER BY number
LIMIT 1
