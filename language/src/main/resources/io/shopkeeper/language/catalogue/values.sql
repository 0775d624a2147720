-- What attributes say: each value with how many products bear it, and the first ? of them by id. Of the first ? products.
SELECT name, value, count(*), min(product, ?)
FROM product_attributes
WHERE product IN (SELECT id FROM products ORDER BY id LIMIT ?)
GROUP BY name, value
ORDER BY name, value
