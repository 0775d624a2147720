-- Only those without a decision if ?, at most ?.
SELECT r.number, r.kind, r.customer, r.order_id, r.product, r.opened_at, d.accepted, d.reason, d.person, d.decided_at
FROM service_request r LEFT JOIN service_decision d ON d.number = r.number AND d.shop = r.shop
WHERE r.shop = (SELECT id FROM shop) AND (NOT ? OR d.number IS NULL)
ORDER BY r.number DESC
LIMIT ?
