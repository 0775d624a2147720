SELECT id FROM products WHERE list_contains(?, id)
