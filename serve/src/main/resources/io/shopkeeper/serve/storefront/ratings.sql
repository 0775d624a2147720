-- Of the products ?.
SELECT product, avg(rating), count(*)
FROM reviews
WHERE product IN (SELECT unnest(?)) AND rating IS NOT NULL
GROUP BY product
