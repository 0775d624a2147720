SELECT id, categories, brand, price_minor, currency, map_keys(attributes),
  map_values(attributes)
FROM product
WHERE shop = (SELECT id FROM shop)
ORDER BY id
