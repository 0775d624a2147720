SELECT DISTINCT id FROM events WHERE id IN (SELECT unnest(?))
