SELECT p.id, p.title, p.categories, p.brand,
  coalesce(list(a.name ORDER BY a.name) FILTER (a.name IS NOT NULL), []) AS attribute_names,
  coalesce(list(a.value ORDER BY a.name) FILTER (a.name IS NOT NULL), []) AS attribute_values
FROM (SELECT id, title, categories, brand FROM products ORDER BY id LIMIT ?) p
  LEFT JOIN product_attributes a ON a.product = p.id
GROUP BY ALL
ORDER BY p.id
