-- Campaigns that run on the day ?, and the share of their budget that is spent.
SELECT c.id, sum(s.amount) / 1000.0 / c.budget_minor
FROM campaign c JOIN campaign_spend s ON s.campaign = c.id AND s.shop = c.shop
WHERE c.shop = (SELECT id FROM shop)
  AND c.started_at IS NOT NULL AND c.stopped_at IS NULL AND c.ends >= ?
GROUP BY c.id, c.budget_minor
