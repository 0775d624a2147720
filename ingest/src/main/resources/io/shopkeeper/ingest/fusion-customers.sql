-- One row a customer, of all or of some ids; its attributes as two lists of one order.
SELECT id,
  list(a.name ORDER BY a.name) FILTER (WHERE a.name IS NOT NULL),
  list(a.value ORDER BY a.name) FILTER (WHERE a.name IS NOT NULL)
FROM customers LEFT JOIN customer_attributes a ON a.customer = id
WHERE ? OR list_contains(?, id)
GROUP BY ALL
ORDER BY id
