CREATE TABLE shop(
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  time_zone VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  locale VARCHAR NOT NULL);

-- A time as the shop's clocks showed it, and its day.
CREATE MACRO local_time(ts) AS
  timezone((SELECT time_zone FROM shop), make_timestamptz(epoch_us(ts)));
CREATE MACRO local_date(ts) AS
  CAST(timezone((SELECT time_zone FROM shop), make_timestamptz(epoch_us(ts))) AS DATE);

-- One row per product of an event; one with a null product where it has none. No key: duplicates
-- are kept out by the writer, and a key would make each append many times dearer.
CREATE TABLE event_line(
  shop VARCHAR NOT NULL,
  sequence BIGINT NOT NULL,
  line INTEGER NOT NULL,
  id_hash BIGINT NOT NULL,
  content_hash BIGINT NOT NULL,
  id VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  customer VARCHAR,
  session VARCHAR,
  channel VARCHAR NOT NULL,
  occurred_at TIMESTAMP NOT NULL,
  received_at TIMESTAMP NOT NULL,
  product VARCHAR,
  quantity INTEGER,
  unit_price_minor BIGINT,
  currency VARCHAR,
  position INTEGER,
  list VARCHAR,
  query VARCHAR,
  order_id VARCHAR);

-- settled: the last sequence that event_line has taken over from the journal.
-- repeated: events left out because their id was there, too far back to be known at the door.
CREATE TABLE log_state(settled BIGINT NOT NULL, repeated BIGINT NOT NULL);
INSERT INTO log_state VALUES (0, 0);

CREATE VIEW events AS
  SELECT sequence, line, id, type, customer, session, channel, occurred_at, received_at, product,
    quantity, unit_price_minor, currency, position, list, query, order_id
  FROM event_line
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW order_lines AS
  SELECT order_id, id AS event_id, customer, session, channel, occurred_at AS ordered_at, product,
    quantity, unit_price_minor, currency
  FROM events
  WHERE type = 'purchase';

CREATE VIEW refund_lines AS
  SELECT order_id, id AS event_id, customer, session, channel, occurred_at AS refunded_at, product,
    quantity, unit_price_minor, currency
  FROM events
  WHERE type = 'refund';
