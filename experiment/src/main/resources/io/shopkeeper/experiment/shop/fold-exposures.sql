-- Rows `?` to before `?` of the log. Rows of units that are there with the same arm add nothing, so
-- that a step that was killed between the two statements may be made again.
INSERT INTO first_exposure(experiment, kind, unit, arm, seen_at, again)
WITH fresh AS (
  SELECT experiment, kind, unit, arm, min(rowid) AS place, arg_min(seen_at, rowid) AS seen_at
  FROM exposure
  WHERE rowid >= ?::BIGINT AND rowid < ?::BIGINT
  GROUP BY experiment, kind, unit, arm
), known AS (
  SELECT k.experiment, k.kind, k.unit, k.arm
  FROM first_exposure k SEMI JOIN fresh f
    ON f.unit = k.unit AND f.kind = k.kind AND f.experiment = k.experiment
)
SELECT f.experiment, f.kind, f.unit, f.arm, f.seen_at,
  (f.experiment, f.kind, f.unit) IN (SELECT (experiment, kind, unit) FROM known)
    OR f.place > min(f.place) OVER (PARTITION BY f.experiment, f.kind, f.unit)
FROM fresh f ANTI JOIN known k
  ON k.unit = f.unit AND k.arm = f.arm AND k.kind = f.kind AND k.experiment = f.experiment
ORDER BY f.place
