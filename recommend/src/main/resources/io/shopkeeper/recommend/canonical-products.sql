SELECT id, canonical FROM canonical_products
