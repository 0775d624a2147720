INSERT INTO campaign_spend(campaign, amount, noted_at) VALUES (?, ?, ?)
