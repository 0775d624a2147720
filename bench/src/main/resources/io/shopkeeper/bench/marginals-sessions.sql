-- Of visits, those with something in the cart, and those with an order.
SELECT
  count(*),
  avg(CAST(carted AS INTEGER)),
  avg(CAST(ordered AS INTEGER))
FROM (
  SELECT bool_or(type = 'add_to_cart') AS carted, bool_or(type = 'purchase') AS ordered
  FROM events
  WHERE session IS NOT NULL
  GROUP BY session)
