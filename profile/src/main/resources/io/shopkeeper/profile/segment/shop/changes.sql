SELECT segment, version, name, kind, condition, listed, who, done_at
FROM segment_change
WHERE shop = (SELECT id FROM shop)
ORDER BY segment, version
