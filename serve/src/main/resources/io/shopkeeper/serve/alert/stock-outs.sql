-- Of the 100 products that sold best in the 30 days before ?, those that cannot be bought.
WITH best AS (
  SELECT product
  FROM order_lines
  WHERE ordered_at >= ? - INTERVAL 30 DAY
  GROUP BY product
  ORDER BY sum(quantity) DESC, product
  LIMIT 100)
SELECT '', count(*) FROM best JOIN products ON id = product WHERE NOT in_stock
