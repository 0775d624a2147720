SELECT revision, claim, country, category, words, harmless, law, active, who, done_at
FROM claim_change
WHERE shop = (SELECT id FROM shop)
ORDER BY revision, claim
