-- What every known customer bought, each product where it was bought first, in time order.
SELECT customer, product
FROM order_lines
WHERE customer IS NOT NULL
GROUP BY customer, product
ORDER BY customer, min(ordered_at), product
