UPDATE conversation
SET language = ?, products = ?, orders = ?, order_id = nullif(?, ''), request_kind = nullif(?, ''),
  request_order = nullif(?, ''), request_product = nullif(?, ''), request_whole = ?, updated_at = ?
WHERE shop = (SELECT id FROM shop) AND id = ? AND coalesce(customer, '') = ?
