-- One row a product, of all or of some ids; its attributes as two lists of one order.
SELECT id, title, brand, array_to_string(categories, ' > '), price_minor, currency,
  list(a.name ORDER BY a.name) FILTER (WHERE a.name IS NOT NULL),
  list(a.value ORDER BY a.name) FILTER (WHERE a.name IS NOT NULL)
FROM products LEFT JOIN product_attributes a ON a.product = id
WHERE ? OR list_contains(?, id)
GROUP BY ALL
ORDER BY id
