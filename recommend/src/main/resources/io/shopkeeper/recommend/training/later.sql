SELECT DISTINCT customer, product
FROM canonical_order_lines
WHERE ordered_at >= ? AND ordered_at < ? AND customer IS NOT NULL
  AND customer NOT IN (SELECT customer FROM personalisation_refused)
ORDER BY customer, product
