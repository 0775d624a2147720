SELECT id, list_contains(consent_granted, 'MARKETING'),
  list_contains(consent_refused, 'MARKETING')
FROM customers
WHERE list_contains(consent_granted, 'MARKETING') OR list_contains(consent_refused, 'MARKETING')
