SELECT split_part(event_id, '/', 1), order_id, customer, product, unit_price_minor, quantity
FROM refund_lines
WHERE order_id IS NOT NULL AND customer IN (SELECT unnest(?))
