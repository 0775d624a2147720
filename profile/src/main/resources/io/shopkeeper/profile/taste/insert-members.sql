INSERT INTO theme_member(version, theme, kind, member)
SELECT v.version, CAST(m.theme AS INTEGER), v.kind, m.member
FROM (SELECT unnest(?::VARCHAR[]) AS member, unnest(?::VARCHAR[]) AS theme) m,
  (SELECT ?::BIGINT AS version, ?::VARCHAR AS kind) v
