SELECT name, coalesce(num_children, 0) FROM parquet_schema(?) OFFSET 1
