-- Orders of one customer on two channels with the same products and quantities within a day: how many, and the first.
WITH placed AS (
  SELECT
    coalesce(order_id, id) AS placed,
    channel,
    customer,
    min(occurred_at) AS at,
    list(product || ' × ' || quantity ORDER BY product, quantity) AS content
  FROM canonical_events
  WHERE type = 'purchase' AND customer IS NOT NULL AND product IS NOT NULL
  GROUP BY ALL)
SELECT count(*) OVER (), a.placed, a.channel, b.placed, b.channel, array_to_string(a.content, ', ')
FROM placed a JOIN placed b
  ON a.customer = b.customer AND a.content = b.content AND a.channel < b.channel
WHERE abs(epoch(a.at) - epoch(b.at)) <= 86400
ORDER BY a.at, a.placed, b.placed
LIMIT 1
