-- The categories of every platform: platform, path, products, whether a line of the categories is about them.
SELECT
  coalesce(s.value, 'shop') AS platform,
  array_to_string(p.categories, ' > ') AS path,
  count(*) AS products,
  bool_or(g.value IS NOT NULL) AS mapped
FROM products p
  LEFT JOIN product_attributes s ON s.product = p.id AND s.name = 'source'
  LEFT JOIN product_attributes g ON g.product = p.id AND g.name = 'category_given'
WHERE len(p.categories) > 0
GROUP BY ALL
ORDER BY platform, path
