-- Once for whoever says it.
INSERT INTO declined(visitor, customer, session, product, declined_at)
SELECT visitor, customer, session, product, declined_at
FROM (
  SELECT nullif(?, '') AS visitor, nullif(?, '') AS customer, nullif(?, '') AS session,
    ? AS product, CAST(? AS TIMESTAMP) AS declined_at) AS said
WHERE NOT EXISTS (
  SELECT 1
  FROM declined
  WHERE shop = (SELECT id FROM shop)
    AND declined.visitor IS NOT DISTINCT FROM said.visitor
    AND declined.customer IS NOT DISTINCT FROM said.customer
    AND declined.session IS NOT DISTINCT FROM said.session
    AND declined.product = said.product)
