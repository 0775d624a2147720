-- Ids of events that a rule of retention removed: what comes again stays out.
CREATE TABLE removed_event(
  id_hash BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What was removed when: events of a type that happened before a time.
CREATE TABLE removal(
  removed_at TIMESTAMP NOT NULL,
  type VARCHAR NOT NULL,
  before TIMESTAMP NOT NULL,
  events BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE VIEW removals AS
  SELECT removed_at, type, before, events
  FROM removal
  WHERE shop = (SELECT id FROM shop);
