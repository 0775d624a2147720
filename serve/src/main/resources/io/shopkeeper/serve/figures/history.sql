-- Of customer ?, at most ?.
SELECT occurred_at, type, product, coalesce(quantity, 1)
FROM events
WHERE customer = ? AND product IS NOT NULL AND type <> 'view_item_list'
ORDER BY occurred_at DESC, sequence DESC, line
LIMIT ?
