-- Robust deviations of the logarithm of the price: prices differ by factors, not by sums.
WITH
  priced AS (SELECT id, title, price_minor, ln(price_minor) AS log FROM products WHERE price_minor > 0),
  spread AS (SELECT median(log) AS middle, 1.4826 * mad(log) AS deviation FROM priced)
SELECT id, title, price_minor, (log - middle) / deviation
FROM priced, spread
WHERE deviation > 0 AND abs(log - middle) / deviation > ?
ORDER BY abs(log - middle) DESC, id
LIMIT 20
