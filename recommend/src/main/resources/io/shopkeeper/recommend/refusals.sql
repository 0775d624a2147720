SELECT id, consent_refused FROM customers WHERE len(consent_refused) > 0
