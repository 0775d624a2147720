CREATE TABLE load(
  id VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  format VARCHAR,
  sources VARCHAR[],
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE TABLE load_count(
  load_id VARCHAR NOT NULL,
  section VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  count BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE TABLE reject(
  load_id VARCHAR NOT NULL,
  file VARCHAR,
  line BIGINT,
  column_name VARCHAR,
  reason VARCHAR NOT NULL,
  detail VARCHAR,
  raw VARCHAR,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
