DELETE FROM campaign_creative WHERE shop = (SELECT id FROM shop) AND campaign = ?
