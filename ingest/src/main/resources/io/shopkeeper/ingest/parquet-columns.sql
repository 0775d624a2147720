SELECT unnest(json_keys(to_json(r))) FROM (SELECT * FROM read_parquet(?) LIMIT 1) AS r
