WITH
  times AS (SELECT DISTINCT date_trunc('minute', ordered_at) AS time FROM order_lines),
  days AS (SELECT DISTINCT local_date(time) AS day FROM times),
  span AS (SELECT CAST(unnest(generate_series(min(day), max(day), INTERVAL 1 DAY)) AS DATE) AS day FROM days)
SELECT day FROM span WHERE day NOT IN (SELECT day FROM days) ORDER BY day LIMIT 400
