-- Different products of each order.
SELECT count(DISTINCT product) FROM order_lines GROUP BY order_id
