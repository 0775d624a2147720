-- A row if customer ?, or one merged with them, refused personalisation.
SELECT customer FROM personalisation_refused WHERE customer = ? LIMIT 1
