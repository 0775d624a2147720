INSERT INTO campaign(id, name, starts, ends, budget_minor, per_thousand_minor, goal, audience,
  daily_cap, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
