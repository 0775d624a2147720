-- Ids of customers who were erased and are known again.
WITH known AS (
  SELECT id FROM customer
  UNION SELECT customer FROM event_line
  UNION SELECT customer FROM review
  UNION SELECT customer FROM conversation
  UNION SELECT customer FROM service_request
  UNION SELECT customer FROM segment_member
  UNION SELECT customer FROM visitor
  UNION SELECT customer FROM declined
  UNION SELECT unit FROM exposure WHERE kind = 'customer'
  UNION SELECT unit FROM first_exposure WHERE kind = 'customer'
  UNION SELECT unit FROM impression WHERE kind = 'customer')
SELECT DISTINCT id
FROM known, (SELECT DISTINCT salt FROM erased_customer)
WHERE sha256(salt || id) IN (SELECT hash FROM erased_customer)
