-- Orders of each customer who ordered.
SELECT count(DISTINCT order_id) FROM order_lines WHERE customer IS NOT NULL GROUP BY customer
