SELECT version, list(words ORDER BY theme), min(learned_at), min(sequence)
FROM themes
GROUP BY version
