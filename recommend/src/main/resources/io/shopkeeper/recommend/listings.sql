SELECT id, in_stock, categories FROM products
