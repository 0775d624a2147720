-- Rows come in the order of the file: the database keeps it (preserve_insertion_order), and sorting would cost as
-- much as reading.
SELECT concat_ws(chr(31), *COLUMNS(*))
FROM (
  SELECT coalesce(COLUMNS(* EXCLUDE (file_row_number))::VARCHAR, '')
  FROM read_parquet(?, file_row_number = true)
  WHERE file_row_number >= ? AND file_row_number < ?)
