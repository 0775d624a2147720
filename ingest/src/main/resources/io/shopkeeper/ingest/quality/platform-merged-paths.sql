-- How many products of one platform's category are, merged, in a category of another: platform, path, other platform, other path, products.
WITH
  member AS (
    SELECT id, canonical FROM canonical_products
    UNION SELECT canonical, canonical FROM canonical_products),
  sold AS (
    SELECT
      m.canonical,
      coalesce(a.value, 'shop') AS platform,
      array_to_string(p.categories, ' > ') AS path
    FROM member m
      JOIN products p ON p.id = m.id
      LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'
    WHERE len(p.categories) > 0)
SELECT a.platform, a.path, b.platform, b.path, count(*)
FROM sold a JOIN sold b ON a.canonical = b.canonical AND a.platform <> b.platform
GROUP BY ALL
ORDER BY ALL
