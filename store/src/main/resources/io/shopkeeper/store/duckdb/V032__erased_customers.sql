-- Whom no restore and no load may bring back. hash: SHA-256 of salt and id; a shop has one salt, but
-- the list of another copy of it may have been added to its own.
CREATE TABLE erased_customer(
  salt VARCHAR NOT NULL,
  hash VARCHAR NOT NULL,
  erased_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
