-- Titles that several products have: how many such products, and the title with the most.
SELECT CAST(sum(count(*)) OVER () AS BIGINT), any_value(title), count(*), string_agg(id, ', ' ORDER BY id)
FROM products
WHERE title <> id
GROUP BY lower(trim(title))
HAVING count(*) > 1
ORDER BY count(*) DESC, 2
LIMIT 1
