INSERT INTO experiment(id, name, salt, layer, layer_from, layer_to, arms, shares, metric,
  planned_units, created_at, guardrails, ramp, targets)
VALUES (?, ?, ?, ?, ?, ?, ?, ?::DOUBLE[], ?, ?, ?, ?, ?, ?)
