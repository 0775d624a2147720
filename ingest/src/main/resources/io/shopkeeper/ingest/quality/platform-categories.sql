-- Products that several platforms sell and sort into other categories: how many, of how many that have one on several, and the pair of categories that most disagree on.
WITH
  member AS (
    SELECT id, canonical FROM canonical_products
    UNION SELECT canonical, canonical FROM canonical_products),
  sold AS (
    SELECT
      m.canonical,
      coalesce(a.value, 'shop') AS platform,
      array_to_string(p.categories, ' > ') AS category
    FROM member m
      JOIN products p ON p.id = m.id
      LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'
    WHERE len(p.categories) > 0),
  pair AS (
    SELECT
      a.canonical,
      a.category AS one,
      a.platform AS of_one,
      b.category AS other,
      b.platform AS of_other,
      lower(a.category) <> lower(b.category) AS differs
    FROM sold a JOIN sold b ON a.canonical = b.canonical AND a.platform < b.platform),
  counted AS (
    SELECT
      count(DISTINCT canonical) FILTER (WHERE differs) AS differing,
      count(DISTINCT canonical) AS products
    FROM pair)
SELECT differing, products, one, of_one, other, of_other
FROM pair, counted
WHERE differs
GROUP BY ALL
ORDER BY count(*) DESC, one, other
LIMIT 1
