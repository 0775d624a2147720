-- What there is, by kind.
SELECT 'products', count(*) FROM products
UNION ALL
SELECT 'customers', count(*) FROM customers
UNION ALL
SELECT 'reviews', count(*) FROM reviews
UNION ALL
SELECT 'questions', count(*) FROM faq
