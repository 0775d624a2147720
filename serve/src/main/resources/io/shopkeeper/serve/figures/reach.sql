-- Of product ?; sales of product ?, amounts in currency ?.
SELECT e.views, e.carts, o.orders, o.units, o.customers, o.minor
FROM
  (SELECT
     count(*) FILTER (WHERE type = 'view_item') AS views,
     count(*) FILTER (WHERE type = 'add_to_cart') AS carts
   FROM events WHERE product = ?) e,
  (SELECT
     count(DISTINCT order_id) AS orders,
     CAST(coalesce(sum(quantity), 0) AS BIGINT) AS units,
     count(DISTINCT customer) AS customers,
     total_minor(coalesce(sum(line_minor(quantity, unit_price_minor)) FILTER (WHERE currency = params.code), 0)) AS minor
   FROM order_lines, (SELECT ? AS id, ? AS code) params
   WHERE product = params.id) o
