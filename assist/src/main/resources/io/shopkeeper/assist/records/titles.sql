-- At most ? products, each with its titles in other languages.
SELECT p.id, p.title, coalesce(list(a.name ORDER BY a.name) FILTER (a.name IS NOT NULL), []),
  coalesce(list(a.value ORDER BY a.name) FILTER (a.name IS NOT NULL), [])
FROM products p LEFT JOIN product_attributes a ON a.product = p.id AND starts_with(a.name, 'title_')
GROUP BY p.id, p.title
ORDER BY p.id
LIMIT ?
