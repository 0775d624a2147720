SELECT product, avg(rating), count(*)
FROM reviews
WHERE rating IS NOT NULL
GROUP BY product
