-- Units of each arm of the experiments that run with all their arms.
WITH running AS (
  SELECT id, unnest(arms) AS arm, unnest(shares) AS share
  FROM experiment
  WHERE shop = (SELECT id FROM shop) AND started_at IS NOT NULL AND stopped_at IS NULL
    AND id NOT IN (SELECT experiment FROM experiment_arm_stop)),
first AS (
  SELECT experiment, kind, unit, min_by(arm, seen_at) AS arm
  FROM exposure
  WHERE shop = (SELECT id FROM shop) AND experiment IN (SELECT id FROM running)
  GROUP BY ALL)
SELECT r.id, r.share, count(f.unit)
FROM running r LEFT JOIN first f ON f.experiment = r.id AND f.arm = r.arm
GROUP BY r.id, r.arm, r.share
ORDER BY r.id, r.arm
