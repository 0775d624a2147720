WITH one AS (SELECT ? AS id)
SELECT name, value FROM customer_attributes JOIN one ON customer = id
UNION ALL SELECT 'age', age::VARCHAR FROM customers JOIN one USING (id) WHERE age IS NOT NULL
UNION ALL SELECT 'gender', gender FROM customers JOIN one USING (id) WHERE gender IS NOT NULL
