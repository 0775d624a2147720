-- Who refused personalisation, under each of their ids.
SELECT customer FROM personalisation_refused WHERE customer IS NOT NULL
