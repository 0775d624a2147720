SELECT id, name, salt, layer, layer_from, layer_to, arms, shares::VARCHAR[], metric, planned_units,
  created_at, started_at, stopped_at, guardrails, ramp, targets
FROM experiment
WHERE shop = (SELECT id FROM shop)
