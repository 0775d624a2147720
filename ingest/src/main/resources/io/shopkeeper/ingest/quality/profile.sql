SELECT field, bin, count FROM load_profile WHERE load_id = ?
