-- What customers want the shop to do, for a person to see to.
CREATE TABLE service_request(
  number BIGINT NOT NULL,
  kind VARCHAR NOT NULL,
  customer VARCHAR NOT NULL,
  order_id VARCHAR NOT NULL,
  product VARCHAR,
  opened_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
-- How conversations stand, to go on with after a restart.
CREATE TABLE conversation(
  id VARCHAR NOT NULL,
  customer VARCHAR,
  language VARCHAR NOT NULL,
  products VARCHAR[] NOT NULL,
  orders VARCHAR[] NOT NULL,
  order_id VARCHAR,
  request_kind VARCHAR,
  request_order VARCHAR,
  request_product VARCHAR,
  request_whole BOOLEAN NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
CREATE TABLE conversation_turn(
  conversation VARCHAR NOT NULL,
  asked_at TIMESTAMP NOT NULL,
  question VARCHAR NOT NULL,
  answer VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
