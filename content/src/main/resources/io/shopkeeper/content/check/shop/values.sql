SELECT DISTINCT 'brand' AS name, brand AS value FROM products WHERE brand IS NOT NULL
UNION ALL
SELECT DISTINCT name, value FROM product_attributes
ORDER BY name, value
LIMIT ?
