-- Products whose price is more than ? robust deviations of its logarithm from the others': how many, and the farthest.
WITH
  priced AS (SELECT id, title, price_minor, ln(price_minor) AS log FROM products WHERE price_minor > 0),
  spread AS (SELECT median(log) AS middle, 1.4826 * mad(log) AS deviation FROM priced)
SELECT count(*) OVER (), id, title, price_minor
FROM priced, spread
WHERE deviation > 0 AND abs(log - middle) / deviation > ?
ORDER BY abs(log - middle) DESC, id
LIMIT 1
