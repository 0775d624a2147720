-- What customers said of themselves, of those who said anything.
SELECT id, age, gender, income_minor, income_currency
FROM customers
WHERE age IS NOT NULL OR gender IS NOT NULL OR income_minor IS NOT NULL
