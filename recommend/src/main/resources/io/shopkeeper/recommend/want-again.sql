-- What was said as a customer, under any of their ids, or as nobody known.
DELETE FROM declined
WHERE shop = (SELECT id FROM shop) AND product = ?
  AND (list_contains(CAST(? AS VARCHAR[]), customer)
    OR customer IS NULL AND (visitor = nullif(?, '') OR session = nullif(?, '')))
