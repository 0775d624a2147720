SELECT id, name, starts, ends, budget_minor, per_thousand_minor, goal, audience, daily_cap,
  created_at, started_at, stopped_at
FROM campaign
WHERE shop = (SELECT id FROM shop)
