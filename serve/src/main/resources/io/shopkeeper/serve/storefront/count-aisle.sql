SELECT count(*)
FROM products
WHERE list_slice(categories, 1, CAST(? AS BIGINT)) = CAST(? AS VARCHAR[])
