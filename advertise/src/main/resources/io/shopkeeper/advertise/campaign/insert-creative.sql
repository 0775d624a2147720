INSERT INTO campaign_creative(campaign, place, id, content, attributes) VALUES (?, ?, ?, ?, ?)
