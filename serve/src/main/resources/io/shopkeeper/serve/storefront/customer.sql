SELECT age, gender, income_minor, income_currency, consent_granted, consent_refused
FROM customers
WHERE id = ?
