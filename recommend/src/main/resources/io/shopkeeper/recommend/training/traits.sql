SELECT id, categories, brand, price_minor, currency, map_keys(attributes),
  map_values(attributes), title, description
FROM product
WHERE shop = (SELECT id FROM shop)
ORDER BY id
