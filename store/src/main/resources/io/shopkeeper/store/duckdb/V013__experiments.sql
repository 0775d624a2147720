-- Experiments of the shop. arms: the control first; shares: of its units, in proportion.
CREATE TABLE experiment(
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  salt VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  layer_from DOUBLE NOT NULL,
  layer_to DOUBLE NOT NULL,
  arms VARCHAR[] NOT NULL,
  shares DOUBLE[] NOT NULL,
  metric VARCHAR NOT NULL,
  planned_units BIGINT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  started_at TIMESTAMP,
  stopped_at TIMESTAMP,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Who did what to an experiment: declared, changed, started, stopped.
CREATE TABLE experiment_change(
  experiment VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Which arm a unit was given, and when first. kind: customer, session. A unit may have further rows
-- of later times, which the reader leaves out.
CREATE TABLE exposure(
  experiment VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  arm VARCHAR NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
