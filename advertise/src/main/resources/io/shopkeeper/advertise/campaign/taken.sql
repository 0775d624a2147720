SELECT coalesce(sum(amount), 0)::BIGINT
FROM campaign_spend
WHERE shop = (SELECT id FROM shop) AND campaign = ?
