-- Texts of products, in every version that there was: rows are added, never changed. origin: who
-- or what wrote it, as in 'composed', 'person', 'version 2', or a language model's name. facts:
-- what it rests on, a name as often as it has values.
CREATE TABLE text_version(
  product VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  variant VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  title VARCHAR NOT NULL,
  bullets VARCHAR[] NOT NULL,
  description VARCHAR NOT NULL,
  search_title VARCHAR NOT NULL,
  search_description VARCHAR NOT NULL,
  script VARCHAR[] NOT NULL,
  fact_names VARCHAR[] NOT NULL,
  fact_values VARCHAR[] NOT NULL,
  origin VARCHAR NOT NULL,
  score BIGINT NOT NULL,
  passes BOOLEAN NOT NULL,
  who VARCHAR NOT NULL,
  written_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What became of versions, in the order of numbers: approved, stale, fresh, withdrawn. The last of
-- a text says which version is shown, and how it stands.
CREATE TABLE text_act(
  number BIGINT NOT NULL,
  product VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  variant VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  act VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE VIEW text_newest AS
SELECT * FROM text_version
QUALIFY row_number() OVER (
  PARTITION BY product, language, channel, variant ORDER BY version DESC) = 1;

CREATE VIEW text_last_act AS
SELECT * FROM text_act
QUALIFY row_number() OVER (
  PARTITION BY product, language, channel, variant ORDER BY number DESC) = 1;
