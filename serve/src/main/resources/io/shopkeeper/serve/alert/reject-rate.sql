-- Of the last import, if it was within a day before ?.
WITH newest AS (
  SELECT id FROM load
  WHERE shop = (SELECT id FROM shop) AND started_at >= ? - INTERVAL 1 DAY
  ORDER BY started_at DESC
  LIMIT 1)
SELECT id, sum(count) FILTER (name = 'rejected') / sum(count) FILTER (name = 'read')
FROM newest JOIN load_count ON load_id = id
WHERE section = 'records'
GROUP BY id
HAVING sum(count) FILTER (name = 'read') > 0 AND sum(count) FILTER (name = 'rejected') > 0
