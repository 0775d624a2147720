INSERT INTO claim_change(revision, claim, country, category, words, harmless, law, active, who, done_at)
SELECT ?, claim, country, category, words, harmless, law, active = 'true', ?, ?
FROM (
  SELECT unnest(?::VARCHAR[]) AS claim, unnest(?::VARCHAR[]) AS country,
    unnest(?::VARCHAR[]) AS category, unnest(?::VARCHAR[]) AS words,
    unnest(?::VARCHAR[]) AS harmless, unnest(?::VARCHAR[]) AS law, unnest(?::VARCHAR[]) AS active)
