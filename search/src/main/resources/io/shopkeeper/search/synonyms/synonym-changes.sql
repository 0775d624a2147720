SELECT revision, words, means, both_ways, verdict, who, done_at
FROM synonym_change
WHERE shop = (SELECT id FROM shop)
ORDER BY revision
