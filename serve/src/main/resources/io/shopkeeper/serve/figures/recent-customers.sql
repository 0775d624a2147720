SELECT customer
FROM order_lines
WHERE customer IS NOT NULL
GROUP BY customer
ORDER BY max(ordered_at) DESC, customer
LIMIT ?
