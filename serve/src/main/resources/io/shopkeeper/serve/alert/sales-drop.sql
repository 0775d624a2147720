-- How many fewer orders there were on the day before ? than on the same weekday of the four weeks
-- before, in shares. Nothing while orders of that day may still come by file: they are in where the
-- newest order came when it was made, and where an order or an import came today.
WITH yesterday AS (SELECT CAST(? AS DATE) - 1 AS day), days AS (
  SELECT local_date(ordered_at) AS day, count(DISTINCT order_id) AS orders
  FROM order_lines
  WHERE ordered_at >= (SELECT day FROM yesterday) - INTERVAL 30 DAY
  GROUP BY 1), came AS (
  SELECT max(received_at) AS last, arg_max(received_at, occurred_at) - max(occurred_at) AS late
  FROM events
  WHERE type = 'purchase' AND occurred_at >= (SELECT day FROM yesterday) - INTERVAL 30 DAY)
SELECT
  '',
  1 - coalesce((SELECT orders FROM days JOIN yesterday USING (day)), 0) / (sum(orders) / 4.0)
FROM days, yesterday, came
WHERE days.day IN (yesterday.day - 7, yesterday.day - 14, yesterday.day - 21, yesterday.day - 28)
  AND (came.late < INTERVAL 1 HOUR OR local_date(came.last) > yesterday.day
    OR EXISTS (
      FROM load
      WHERE shop = (SELECT id FROM shop)
        AND local_date(finished_at) > (SELECT day FROM yesterday)))
HAVING sum(orders) >= 80
