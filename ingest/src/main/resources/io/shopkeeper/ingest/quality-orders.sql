SELECT count(DISTINCT order_id), count(DISTINCT order_id) FILTER (customer IS NULL) FROM order_lines
