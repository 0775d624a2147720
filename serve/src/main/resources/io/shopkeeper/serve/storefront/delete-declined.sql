DELETE FROM declined
WHERE shop = (SELECT id FROM shop) AND (visitor = ? OR customer = nullif(?, '')) AND product = ?
