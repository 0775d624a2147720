-- In how many titles of a platform's category a word stands: platform, path, word, titles. A word is a run of letters and digits, or a Chinese character.
WITH titled AS (
  SELECT
    coalesce(a.value, 'shop') AS platform,
    array_to_string(p.categories, ' > ') AS path,
    unnest(list_distinct(regexp_extract_all(lower(p.title), '\p{Han}|[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}]+'))) AS word
  FROM products p
    LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'
  WHERE len(p.categories) > 0)
SELECT platform, path, word, count(*)
FROM titled
GROUP BY ALL
ORDER BY ALL
