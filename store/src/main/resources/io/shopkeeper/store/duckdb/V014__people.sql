-- Passwords are kept as argon2id hashes only.
CREATE TABLE person(
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  password VARCHAR NOT NULL,
  created_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
-- Who changed what, and who logged in or tried to.
CREATE TABLE audit(
  happened_at TIMESTAMP NOT NULL,
  who VARCHAR NOT NULL,
  did VARCHAR NOT NULL,
  status INTEGER NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
