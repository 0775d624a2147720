-- Products that several platforms sell and call by other words (of the shorter title, less than half are in the other): how many, of how many, and the first.
-- A word is a run of letters and digits, or a Chinese character.
WITH
  member AS (
    SELECT id, canonical FROM canonical_products
    UNION SELECT canonical, canonical FROM canonical_products),
  sold AS (
    SELECT
      m.canonical,
      p.id,
      p.title,
      coalesce(a.value, 'shop') AS platform,
      list_distinct(regexp_extract_all(lower(p.title), '\p{Han}|[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}]+')) AS words
    FROM member m
      JOIN products p ON p.id = m.id
      LEFT JOIN product_attributes a ON a.product = p.id AND a.name = 'source'),
  pair AS (
    SELECT
      a.canonical,
      a.title AS one,
      a.platform AS of_one,
      b.title AS other,
      b.platform AS of_other,
      len(list_intersect(a.words, b.words)) / least(len(a.words), len(b.words)) AS common
    FROM sold a JOIN sold b ON a.canonical = b.canonical AND a.platform < b.platform
    WHERE len(a.words) > 0 AND len(b.words) > 0),
  product AS (
    SELECT
      canonical,
      min(common) AS common,
      first(one ORDER BY common, of_one, one) AS one,
      first(of_one ORDER BY common, of_one, one) AS of_one,
      first(other ORDER BY common, of_one, one) AS other,
      first(of_other ORDER BY common, of_one, one) AS of_other
    FROM pair
    GROUP BY canonical)
SELECT count(*) FILTER (WHERE common < .5) OVER (), count(*) OVER (), one, of_one, other, of_other
FROM product
ORDER BY common, canonical
LIMIT 1
