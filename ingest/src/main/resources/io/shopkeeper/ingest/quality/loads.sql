SELECT id, started_at, finished_at, format, sources FROM load ORDER BY started_at DESC, id LIMIT ?
