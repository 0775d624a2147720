SELECT id, canonical FROM canonical_customers
