-- From ? to before ?, in currency ?; the first ?.
SELECT product, CAST(sum(quantity) AS BIGINT), total_minor(sum(line_minor(quantity, unit_price_minor))) AS minor
FROM canonical_order_lines
WHERE ordered_at >= ? AND ordered_at < ? AND currency = ?
GROUP BY product
ORDER BY minor DESC, product
LIMIT ?
