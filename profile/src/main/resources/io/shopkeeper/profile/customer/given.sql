-- What customers said of themselves.
SELECT id, age, gender, income_minor, income_currency FROM customers
