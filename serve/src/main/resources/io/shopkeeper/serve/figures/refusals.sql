-- Of load ?, the first ? of each reason.
SELECT reason, count, file, line, column_name, detail, raw
FROM (
  SELECT
    *,
    count(*) OVER (PARTITION BY reason) AS count,
    row_number() OVER (PARTITION BY reason ORDER BY file, line) AS place
  FROM reject
  WHERE load_id = ?
)
WHERE place <= ?
ORDER BY count DESC, reason, place
