SELECT order_id, customer, product, epoch(ordered_at)::BIGINT, unit_price_minor, quantity
FROM order_lines
WHERE customer IN (SELECT unnest(?))
