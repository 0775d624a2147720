-- Under which id the events of merged customers are told.
SELECT id, canonical FROM canonical_customers
