SELECT campaign, id, content, attributes
FROM campaign_creative
WHERE shop = (SELECT id FROM shop)
ORDER BY campaign, place
