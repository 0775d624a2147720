SELECT experiment, arm, guardrail, shown, stopped_at
FROM experiment_arm_stop
WHERE shop = (SELECT id FROM shop)
ORDER BY stopped_at, rowid
