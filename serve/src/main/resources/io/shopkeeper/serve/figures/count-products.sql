-- Title like ?, brand like ? or id like ?.
SELECT count(*) FROM products
WHERE title ILIKE ? ESCAPE '\' OR brand ILIKE ? ESCAPE '\' OR id ILIKE ? ESCAPE '\'
