SELECT concat_ws(chr(31), *COLUMNS(*))
FROM (
  SELECT coalesce(COLUMNS(* EXCLUDE (file_row_number))::VARCHAR, '')
  FROM read_parquet(?, file_row_number = true)
  WHERE file_row_number >= ? AND file_row_number < ?
  ORDER BY file_row_number)
