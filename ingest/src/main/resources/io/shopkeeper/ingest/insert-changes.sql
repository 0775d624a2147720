INSERT INTO load_change(load_id, rule, file, line, record, field, before, after)
SELECT ?, rule, file, CAST(line AS BIGINT), record, field, before, after
FROM (
  SELECT unnest(?) AS rule, unnest(?) AS file, unnest(?) AS line, unnest(?) AS record, unnest(?) AS field,
    unnest(?) AS before, unnest(?) AS after)
