-- What customer ? said of themselves.
SELECT age, gender, income_minor, income_currency
FROM customers
WHERE id = ?
