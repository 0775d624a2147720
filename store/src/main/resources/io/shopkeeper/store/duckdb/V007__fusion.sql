-- Records that are the same, a pair a row, as a model or a person decided. kind: customers, products.
CREATE TABLE merge(
  kind VARCHAR NOT NULL,
  a VARCHAR NOT NULL,
  b VARCHAR NOT NULL,
  probability DOUBLE NOT NULL,
  reason VARCHAR NOT NULL,
  decided_by VARCHAR NOT NULL,
  decided_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What people said of pairs, the smaller id first.
CREATE TABLE fusion_label(
  kind VARCHAR NOT NULL,
  a VARCHAR NOT NULL,
  b VARCHAR NOT NULL,
  same BOOLEAN NOT NULL,
  said_by VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Pairs that a person should look at, of the latest fusion.
CREATE TABLE fusion_doubt(
  kind VARCHAR NOT NULL,
  a VARCHAR NOT NULL,
  b VARCHAR NOT NULL,
  probability DOUBLE NOT NULL,
  reason VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Every merged id and the one that stands for it: the smallest of all that are the same.
CREATE VIEW canonical AS
  WITH RECURSIVE edge AS (
    SELECT kind, a AS one, b AS other FROM merge WHERE shop = (SELECT id FROM shop)
    UNION ALL
    SELECT kind, b, a FROM merge WHERE shop = (SELECT id FROM shop)
  ), reached AS (
    SELECT kind, one AS id, other FROM edge
    UNION
    SELECT reached.kind, reached.id, edge.other
    FROM reached JOIN edge ON edge.kind = reached.kind AND edge.one = reached.other
  )
  SELECT kind, id, min(other) AS canonical
  FROM reached
  GROUP BY kind, id
  HAVING min(other) < id;

CREATE VIEW canonical_customers AS SELECT id, canonical FROM canonical WHERE kind = 'customers';
CREATE VIEW canonical_products AS SELECT id, canonical FROM canonical WHERE kind = 'products';

-- The events with every customer and product by the id that stands for it.
CREATE VIEW canonical_events AS
  SELECT e.* REPLACE (
    coalesce(c.canonical, e.customer) AS customer, coalesce(p.canonical, e.product) AS product)
  FROM events e
    LEFT JOIN canonical_customers c ON c.id = e.customer
    LEFT JOIN canonical_products p ON p.id = e.product;

CREATE VIEW canonical_order_lines AS
  SELECT order_id, id AS event_id, customer, session, channel, occurred_at AS ordered_at, product,
    quantity, unit_price_minor, currency
  FROM canonical_events
  WHERE type = 'purchase';

CREATE VIEW canonical_refund_lines AS
  SELECT order_id, id AS event_id, customer, session, channel, occurred_at AS refunded_at, product,
    quantity, unit_price_minor, currency
  FROM canonical_events
  WHERE type = 'refund';
