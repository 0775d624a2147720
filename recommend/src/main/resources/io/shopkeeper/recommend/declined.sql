-- What visitors do not want to be offered, of customers whichever visit they said it in.
SELECT DISTINCT customer, CASE WHEN customer IS NULL THEN session END, product
FROM declined_products
WHERE customer IS NOT NULL OR session IS NOT NULL
