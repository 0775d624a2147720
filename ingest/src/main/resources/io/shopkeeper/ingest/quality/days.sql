-- Orders and their value by day, with those placed at midnight to the minute.
SELECT
  CAST(moment AS DATE) AS day,
  CAST(sum(orders) AS BIGINT),
  total_minor(sum(minor)),
  CAST(coalesce(sum(orders) FILTER (hour(moment) = 0 AND minute(moment) = 0), 0) AS BIGINT)
FROM (
  SELECT local_time(minute) AS moment, count(DISTINCT sequence) AS orders, sum(minor) AS minor
  FROM (
    SELECT date_trunc('minute', occurred_at) AS minute, sequence, line_minor(quantity, unit_price_minor) AS minor
    FROM events
    WHERE type = 'purchase')
  GROUP BY minute)
GROUP BY 1
ORDER BY 1
