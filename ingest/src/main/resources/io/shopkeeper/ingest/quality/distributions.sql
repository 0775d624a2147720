-- How the facts are spread: field, bin and count, of events after sequence ?1 up to ?2. Products and
-- reviews have no sequence: all of them.
WITH
  lines AS (
    SELECT id, customer, channel, order_id, occurred_at, product, unit_price_minor, currency
    FROM events
    WHERE type = 'purchase' AND sequence > ?1 AND sequence <= ?2),
  placed AS (
    SELECT
      coalesce(order_id, id) AS order_id,
      any_value(customer) AS customer,
      any_value(channel) AS channel,
      min(occurred_at) AS moment,
      count(*) AS lines
    FROM lines
    GROUP BY 1),
  times AS (
    SELECT local_time(quarter) AS moment, count
    FROM (SELECT time_bucket(INTERVAL 15 MINUTE, moment) AS quarter, count(*) AS count FROM placed GROUP BY 1)),
  sold AS (SELECT product, count(*) AS lines FROM lines WHERE product IS NOT NULL GROUP BY 1)
SELECT 'price' AS field, CAST(rung(unit_price_minor) AS VARCHAR) AS bin, CAST(sum(count) AS BIGINT) AS count
FROM (
  SELECT unit_price_minor, count(*) AS count
  FROM lines
  WHERE currency = (SELECT currency FROM shop)
  GROUP BY 1)
GROUP BY 2
UNION ALL
SELECT 'basket', CAST(rung(lines) AS VARCHAR), CAST(sum(count) AS BIGINT)
FROM (SELECT lines, count(*) AS count FROM placed GROUP BY 1)
GROUP BY 2
UNION ALL
SELECT 'orders-per-customer', CAST(rung(orders) AS VARCHAR), count(*)
FROM (SELECT count(*) AS orders FROM placed WHERE customer IS NOT NULL GROUP BY customer)
GROUP BY 2
UNION ALL
SELECT 'weekday', CAST(isodow(moment) AS VARCHAR), CAST(sum(count) AS BIGINT) FROM times GROUP BY 2
UNION ALL
SELECT 'hour', CAST(hour(moment) AS VARCHAR), CAST(sum(count) AS BIGINT) FROM times GROUP BY 2
UNION ALL
SELECT 'days', 'days', count(DISTINCT CAST(moment AS DATE)) FROM times
UNION ALL
SELECT 'channel', channel, count(*) FROM placed GROUP BY 2
UNION ALL
SELECT 'event', type, count(*) FROM events WHERE line = 1 AND sequence > ?1 AND sequence <= ?2 GROUP BY 2
UNION ALL
SELECT 'category', coalesce(categories[1], '–'), CAST(sum(lines) AS BIGINT)
FROM sold JOIN products ON products.id = sold.product
WHERE EXISTS (SELECT 1 FROM products WHERE len(categories) > 0)
GROUP BY 2
UNION ALL
SELECT 'rating', CAST(CAST(round(rating) AS INTEGER) AS VARCHAR), count(*) FROM reviews WHERE rating IS NOT NULL GROUP BY 2
UNION ALL
SELECT 'review-length', CAST(rung(length(text)) AS VARCHAR), count(*) FROM reviews GROUP BY 2
