-- Those that anybody had to do with, and those that wait for it; what was merged is one product.
SELECT DISTINCT product
FROM canonical_events
WHERE sequence <= ? AND occurred_at < ?
  AND product IS NOT NULL
  AND type IN ('view_item', 'select_item', 'add_to_cart', 'add_to_wishlist', 'purchase', 'refund')
UNION
SELECT coalesce(c.canonical, p.id)
FROM products p
LEFT JOIN canonical_products c ON c.id = p.id
