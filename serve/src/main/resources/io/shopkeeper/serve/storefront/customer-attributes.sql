SELECT name, value FROM customer_attributes WHERE customer = ?
