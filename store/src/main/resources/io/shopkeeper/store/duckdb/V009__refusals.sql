-- Who refused personalisation: what one of several merged customers said holds for all of them.
CREATE VIEW personalisation_refused AS
  WITH said AS (
    SELECT coalesce(c.canonical, u.id) AS customer
    FROM customers u LEFT JOIN canonical_customers c ON c.id = u.id
    WHERE list_contains(u.consent_refused, 'PERSONALISATION'))
  SELECT customer FROM said
  UNION
  SELECT id FROM canonical_customers WHERE canonical IN (SELECT customer FROM said);
