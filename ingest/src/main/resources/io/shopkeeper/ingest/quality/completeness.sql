-- How full the fields are: field, filled and records, of events after sequence ? up to ? and of all
-- products, customers and reviews.
SELECT 'products.' || field, filled, records
FROM (
  UNPIVOT (
    SELECT
      count(description) AS description,
      count(*) FILTER (len(categories) > 0) AS categories,
      count(brand) AS brand,
      count(price_minor) AS price,
      count(*) AS records
    FROM products)
  ON description, categories, brand, price INTO NAME field VALUE filled)
UNION ALL
SELECT 'customers.' || field, filled, records
FROM (
  UNPIVOT (
    SELECT count(age) AS age, count(gender) AS gender, count(income_minor) AS income, count(*) AS records
    FROM customers)
  ON age, gender, income INTO NAME field VALUE filled)
UNION ALL
SELECT 'orders.customer', count(DISTINCT sequence) FILTER (customer IS NOT NULL), count(DISTINCT sequence)
FROM events
WHERE type = 'purchase' AND sequence > ? AND sequence <= ?
UNION ALL
SELECT 'reviews.' || field, filled, records
FROM (
  UNPIVOT (
    SELECT
      count(rating) AS rating,
      count(customer) AS customer,
      count(title) AS title,
      count(*) FILTER (text <> '') AS text,
      count(*) AS records
    FROM reviews)
  ON rating, customer, title, text INTO NAME field VALUE filled)
