DELETE FROM declined
WHERE shop = (SELECT id FROM shop) AND product = ?
  AND (visitor = nullif(?, '') OR customer = nullif(?, '') OR session = nullif(?, ''))
