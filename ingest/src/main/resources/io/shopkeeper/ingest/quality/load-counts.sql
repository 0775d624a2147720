SELECT section, name, count FROM load_count WHERE load_id = ? ORDER BY section, count DESC, name
