SELECT id FROM customers WHERE list_contains(?, id)
