-- Under which id the events of customer ? are told.
SELECT canonical FROM canonical_customers WHERE id = ?
