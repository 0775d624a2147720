-- How many fewer orders there were on the day before ? than on the same weekday of the four weeks
-- before, in shares.
WITH yesterday AS (SELECT CAST(? AS DATE) - 1 AS day), days AS (
  SELECT local_date(ordered_at) AS day, count(DISTINCT order_id) AS orders
  FROM order_lines
  WHERE ordered_at >= (SELECT day FROM yesterday) - INTERVAL 30 DAY
  GROUP BY 1)
SELECT
  '',
  1 - coalesce((SELECT orders FROM days JOIN yesterday USING (day)), 0) / (sum(orders) / 4.0)
FROM days, yesterday
WHERE days.day IN (yesterday.day - 7, yesterday.day - 14, yesterday.day - 21, yesterday.day - 28)
HAVING sum(orders) >= 80
