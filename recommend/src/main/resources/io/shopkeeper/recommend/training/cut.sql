-- The moment before which a share of all order lines was bought.
SELECT quantile_disc(ordered_at, CAST(? AS DOUBLE)) FROM order_lines WHERE customer IS NOT NULL
