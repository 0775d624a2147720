-- The moment after which the last share of all order lines was bought.
SELECT quantile_disc(ordered_at, 1 - ?) FROM order_lines WHERE customer IS NOT NULL
