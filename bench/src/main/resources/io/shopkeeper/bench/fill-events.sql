-- Of every 20 units one buys, for some euros, and three look at two products each, in the 28 days.
INSERT INTO event_line(shop, sequence, line, id_hash, content_hash, id, type, customer, session,
  channel, occurred_at, received_at, product, quantity, unit_price_minor, currency)
SELECT (SELECT id FROM shop), i, 0, (hash(i) >> 1)::BIGINT, (hash(i) >> 1)::BIGINT, 'e-' || i, type,
  CASE WHEN n % 10 < 7 THEN 'u-' || n END, CASE WHEN n % 10 < 7 THEN 'v-' || i ELSE 'u-' || n END, 'web', happened, happened, 'p-' || hash(i + 3) % 10000, 1,
  CASE WHEN type = 'purchase' THEN 500 + (hash(i + 5) % 20000)::BIGINT END,
  CASE WHEN type = 'purchase' THEN 'EUR' END
FROM (
  SELECT i, (hash(i + 104729) % ?::UBIGINT)::BIGINT AS n,
    CASE WHEN i % 7 = 0 THEN 'purchase' ELSE 'view_item' END AS type,
    TIMESTAMP '2026-10-01' + to_microseconds((hash(i + 11) % 2419200000000)::BIGINT) AS happened
  FROM range(?::BIGINT, ?::BIGINT) r(i))
