-- The last load before load ? that has a profile.
SELECT id
FROM load
WHERE shop = (SELECT id FROM shop)
  AND started_at < (SELECT max(started_at) FROM load WHERE id = ?)
  AND id IN (SELECT load_id FROM load_profile)
ORDER BY started_at DESC, id DESC
LIMIT 1
