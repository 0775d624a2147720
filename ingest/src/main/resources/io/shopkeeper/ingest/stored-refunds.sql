SELECT order_id, product, unit_price_minor, sum(quantity)::BIGINT
FROM refund_lines
WHERE order_id IN (SELECT unnest(?))
GROUP BY ALL
