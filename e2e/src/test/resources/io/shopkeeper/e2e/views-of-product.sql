SELECT session FROM events WHERE product = ?
