-- What was erased when, never of whom. orders: kept without the person.
CREATE TABLE erasure(
  erased_at TIMESTAMP NOT NULL,
  events BIGINT NOT NULL,
  orders BIGINT NOT NULL,
  reviews BIGINT NOT NULL,
  conversations BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
