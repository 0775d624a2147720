-- Vectors of texts, little-endian floats, by the SHA-256 of the model's name and the normal text.
CREATE TABLE text_vector(
  model VARCHAR NOT NULL,
  text_hash VARCHAR NOT NULL,
  vector BLOB NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
