INSERT INTO campaign_change(campaign, what, who, done_at) VALUES (?, ?, ?, ?)
