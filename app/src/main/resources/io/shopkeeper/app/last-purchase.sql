-- The last product that somebody known bought: an example to try the commands on.
SELECT customer, product
FROM order_lines
WHERE customer IS NOT NULL AND product IN (SELECT id FROM products WHERE in_stock)
ORDER BY ordered_at DESC, order_id, product
LIMIT 1
