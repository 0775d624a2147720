SELECT what, who, coalesce(note, ''), done_at
FROM experiment_change
WHERE shop = (SELECT id FROM shop) AND experiment = ?
ORDER BY done_at, rowid
