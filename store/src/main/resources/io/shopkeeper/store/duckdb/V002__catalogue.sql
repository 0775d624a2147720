CREATE TABLE product(
  shop VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  description VARCHAR,
  categories VARCHAR[] NOT NULL,
  brand VARCHAR,
  price_minor BIGINT,
  currency VARCHAR,
  in_stock BOOLEAN NOT NULL,
  attributes MAP(VARCHAR, VARCHAR) NOT NULL,
  updated_at TIMESTAMP NOT NULL);

CREATE TABLE customer(
  shop VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  age INTEGER,
  gender VARCHAR,
  income_minor BIGINT,
  income_currency VARCHAR,
  consent_granted VARCHAR[] NOT NULL,
  consent_refused VARCHAR[] NOT NULL,
  attributes MAP(VARCHAR, VARCHAR) NOT NULL,
  updated_at TIMESTAMP NOT NULL);

CREATE TABLE review(
  shop VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  customer VARCHAR,
  rating DOUBLE,
  title VARCHAR,
  text VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  written_at TIMESTAMP NOT NULL);

CREATE TABLE faq_entry(
  shop VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  answer VARCHAR NOT NULL);

CREATE VIEW products AS
  SELECT id, title, description, categories, brand, price_minor, currency, in_stock, updated_at
  FROM product
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW product_attributes AS
  SELECT product, entry.key AS name, entry.value AS value
  FROM (
    SELECT id AS product, unnest(map_entries(attributes)) AS entry
    FROM product
    WHERE shop = (SELECT id FROM shop));

CREATE VIEW customers AS
  SELECT id, age, gender, income_minor, income_currency, consent_granted, consent_refused,
    updated_at
  FROM customer
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW customer_attributes AS
  SELECT customer, entry.key AS name, entry.value AS value
  FROM (
    SELECT id AS customer, unnest(map_entries(attributes)) AS entry
    FROM customer
    WHERE shop = (SELECT id FROM shop));

CREATE VIEW reviews AS
  SELECT id, product, customer, rating, title, text, channel, written_at
  FROM review
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW faq AS
  SELECT id, question, answer
  FROM faq_entry
  WHERE shop = (SELECT id FROM shop);
