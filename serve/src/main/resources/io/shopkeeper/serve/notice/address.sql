SELECT address FROM notice_address WHERE shop = (SELECT id FROM shop)
