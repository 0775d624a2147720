SELECT coalesce(max(number), 0) FROM service_request WHERE shop = (SELECT id FROM shop)
