-- Products that several platforms sell and only some have in stock: how many, of how many, and the first.
WITH
  member AS (
    SELECT id, canonical FROM canonical_products
    UNION SELECT canonical, canonical FROM canonical_products),
  sold AS (
    SELECT
      m.canonical,
      any_value(p.title ORDER BY p.id) AS title,
      coalesce(a.value, 'shop') AS platform,
      bool_or(p.in_stock) AS in_stock
    FROM member m
      JOIN products p ON p.id = m.id
      LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'
    GROUP BY m.canonical, platform),
  product AS (
    SELECT
      canonical,
      first(title ORDER BY platform) AS title,
      first(platform ORDER BY in_stock DESC, platform) AS has,
      first(platform ORDER BY in_stock, platform) AS lacks,
      bool_or(in_stock) AND NOT bool_and(in_stock) AS differs
    FROM sold
    GROUP BY canonical
    HAVING count(*) > 1)
SELECT count(*) FILTER (WHERE differs) OVER (), count(*) OVER (), title, has, lacks
FROM product
ORDER BY differs DESC, canonical
LIMIT 1
