-- Of customer ? under each of their ids, at most ?, newest first; up to time ?.
SELECT occurred_at, type, product, coalesce(quantity, 1)
FROM canonical_events
WHERE customer = ? AND product IS NOT NULL AND type <> 'view_item_list' AND occurred_at <= ?
ORDER BY occurred_at DESC, sequence DESC, line
LIMIT ?
