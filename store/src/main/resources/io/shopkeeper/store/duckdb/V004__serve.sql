-- Keys are kept as salted hashes only.
CREATE TABLE api_key(
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  salt VARCHAR NOT NULL,
  hash VARCHAR NOT NULL,
  created_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
