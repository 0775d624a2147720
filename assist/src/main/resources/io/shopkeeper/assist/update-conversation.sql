UPDATE conversation
SET language = ?, products = ?, orders = ?, order_id = nullif(?, ''), request_kind = nullif(?, ''),
  request_order = nullif(?, ''), request_product = nullif(?, ''), request_whole = ?, product = nullif(?, ''),
  spoken_kind = nullif(?, ''), updated_at = ?
WHERE shop = (SELECT id FROM shop) AND id = ? AND coalesce(customer, '') = ?
