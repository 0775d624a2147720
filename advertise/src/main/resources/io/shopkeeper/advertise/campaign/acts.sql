SELECT what, who, done_at
FROM campaign_change
WHERE shop = (SELECT id FROM shop) AND campaign = ?
ORDER BY done_at
