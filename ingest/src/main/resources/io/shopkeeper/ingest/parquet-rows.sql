SELECT CAST(to_json(r) AS VARCHAR) FROM read_parquet(?) AS r
