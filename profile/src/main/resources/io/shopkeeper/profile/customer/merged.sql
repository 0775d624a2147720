-- A row if customer ? is counted under another id, or another under theirs (?).
SELECT id FROM canonical_customers WHERE id = ? OR canonical = ? LIMIT 1
