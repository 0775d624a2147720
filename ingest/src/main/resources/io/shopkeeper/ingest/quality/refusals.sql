-- Of load ?, the first ? of each reason.
SELECT reason, file, line, column_name, detail, raw
FROM (
  SELECT *, row_number() OVER (PARTITION BY reason ORDER BY file, line) AS place
  FROM reject
  WHERE load_id = ?
)
WHERE place <= ?
ORDER BY reason, place
