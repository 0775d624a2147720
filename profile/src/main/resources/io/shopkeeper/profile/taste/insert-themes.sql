INSERT INTO theme(version, theme, words, learned_at, sequence)
SELECT v.version, CAST(m.theme AS INTEGER), m.words, v.learned_at, v.sequence
FROM (SELECT unnest(?::VARCHAR[]) AS theme, unnest(?::VARCHAR[]) AS words) m,
  (SELECT ?::BIGINT AS version, ?::TIMESTAMP AS learned_at, ?::BIGINT AS sequence) v
