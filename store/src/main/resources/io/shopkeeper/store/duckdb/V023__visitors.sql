-- Visitors of the shop's own pages, by the hash of what their browser shows. cart: as in '2 p-1',
-- pieces and product.
CREATE TABLE visitor(
  id VARCHAR NOT NULL,
  seal VARCHAR NOT NULL,
  session VARCHAR NOT NULL,
  customer VARCHAR,
  personal BOOLEAN NOT NULL,
  cart VARCHAR[] NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What somebody does not want to be offered. visitor: whose pages said so; null where another
-- program did.
CREATE TABLE declined(
  visitor VARCHAR,
  customer VARCHAR,
  session VARCHAR,
  product VARCHAR NOT NULL,
  declined_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE VIEW declined_products AS
  SELECT customer, session, product, declined_at
  FROM declined
  WHERE shop = (SELECT id FROM shop);
