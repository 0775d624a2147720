SELECT r.id, r.product, r.customer, r.rating, r.title, r.text, r.channel, r.written_at, p.categories
FROM reviews r LEFT JOIN products p ON p.id = r.product
ORDER BY r.written_at DESC, r.id
LIMIT ?
