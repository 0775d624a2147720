-- The addresses whose pages may use a key, separated by spaces; none for a key that is no page's.
ALTER TABLE api_key ADD COLUMN origins VARCHAR DEFAULT '';
