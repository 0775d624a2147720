SELECT categories, count(*)
FROM products
WHERE len(categories) > 0
GROUP BY categories
ORDER BY categories
