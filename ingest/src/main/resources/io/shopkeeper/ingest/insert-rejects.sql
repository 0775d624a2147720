INSERT INTO reject(load_id, file, line, column_name, reason, detail, raw)
SELECT ?, file, CAST(line AS BIGINT), nullif(column_name, ''), reason, detail, raw
FROM (
  SELECT unnest(?) AS file, unnest(?) AS line, unnest(?) AS column_name, unnest(?) AS reason,
    unnest(?) AS detail, unnest(?) AS raw)
