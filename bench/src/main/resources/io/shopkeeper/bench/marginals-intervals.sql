-- Days from each order of a customer to their next one of a later day.
WITH orders AS (
  SELECT DISTINCT customer, local_date(ordered_at) AS day FROM order_lines WHERE customer IS NOT NULL)
SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS days
FROM orders
QUALIFY days IS NOT NULL
