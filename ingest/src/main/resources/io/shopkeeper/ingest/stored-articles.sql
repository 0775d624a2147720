SELECT id, title, coalesce(sku.value, '')
FROM products LEFT JOIN product_attributes AS sku ON sku.product = products.id AND sku.name = 'sku'
ORDER BY id
