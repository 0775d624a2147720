SELECT CAST(to_json(r) AS VARCHAR) FROM (SELECT * FROM read_parquet(?) LIMIT ? OFFSET ?) AS r
