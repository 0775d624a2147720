SELECT DISTINCT order_id, event_id FROM order_lines WHERE order_id IN (SELECT unnest(?))
