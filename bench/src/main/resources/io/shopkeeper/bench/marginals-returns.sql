-- Of orders, those of which something went back.
SELECT
  (SELECT count(DISTINCT order_id) FROM refund_lines)
    / (SELECT count(DISTINCT order_id)::DOUBLE FROM order_lines)
