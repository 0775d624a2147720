-- What was said of products, in the order it was said.
SELECT product, rating, text, written_at
FROM reviews
ORDER BY written_at, id
