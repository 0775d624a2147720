SELECT customer FROM personalisation_refused WHERE customer = ?
