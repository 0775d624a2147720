-- Exposures `?` to before `?`, of so many units, over 28 days: 7 of 10 units are customers, the
-- others visits; half of all see either arm.
INSERT INTO exposure(experiment, kind, unit, arm, seen_at)
SELECT 'results', CASE WHEN n % 10 < 7 THEN 'customer' ELSE 'session' END, 'u-' || n,
  CASE WHEN hash(n) % 2 = 0 THEN 'old' ELSE 'new' END, TIMESTAMP '2026-10-01' + to_microseconds(i * gap)
FROM (
  SELECT i, (hash(i + 7919) % ?::UBIGINT)::BIGINT AS n, (2419200000000 // ?::BIGINT) AS gap
  FROM range(?::BIGINT, ?::BIGINT) r(i))
