-- Under which id merged customers are counted.
SELECT id, canonical FROM canonical_customers WHERE id <> canonical
