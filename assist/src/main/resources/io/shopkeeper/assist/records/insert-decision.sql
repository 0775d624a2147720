-- ?, for the reason ?, by ?, at ?, on request ?.
INSERT INTO service_decision(number, accepted, reason, person, decided_at)
SELECT number, ?::BOOLEAN, ?::VARCHAR, ?::VARCHAR, ?::TIMESTAMP
FROM service_request
WHERE shop = (SELECT id FROM shop) AND 'R-' || number = ?
  AND number NOT IN (SELECT number FROM service_decision WHERE shop = (SELECT id FROM shop))
