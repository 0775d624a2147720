-- Products that several platforms sell, as fusion or people say: how many have different prices, of how many, and the one with the widest difference.
WITH
  member AS (
    SELECT id, canonical FROM canonical_products
    UNION SELECT canonical, canonical FROM canonical_products),
  sold AS (
    SELECT m.canonical, p.title, p.price_minor, coalesce(a.value, 'shop') AS platform
    FROM member m
      JOIN products p ON p.id = m.id
      LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'
    WHERE p.price_minor > 0 AND p.currency = (SELECT currency FROM shop)),
  spread AS (
    SELECT
      canonical,
      first(title ORDER BY price_minor, platform) AS title,
      first(platform ORDER BY price_minor, platform) AS cheap,
      min(price_minor) AS low,
      last(platform ORDER BY price_minor, platform) AS dear,
      max(price_minor) AS high
    FROM sold
    GROUP BY canonical
    HAVING count(DISTINCT platform) > 1)
SELECT count(*) FILTER (WHERE high > low) OVER (), count(*) OVER (), title, cheap, low, dear, high
FROM spread
ORDER BY high / low DESC, canonical
LIMIT 1
