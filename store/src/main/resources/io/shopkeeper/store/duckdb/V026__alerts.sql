-- From which figure on somebody wants to hear; kinds without a row are as the program has them.
CREATE TABLE alert_rule(
  kind VARCHAR NOT NULL,
  bound DOUBLE NOT NULL,
  active BOOLEAN NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What was worth hearing. over_at: null while it lasts.
CREATE TABLE alert(
  kind VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  value DOUBLE NOT NULL,
  bound DOUBLE NOT NULL,
  raised_at TIMESTAMP NOT NULL,
  over_at TIMESTAMP,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Pages of the console as somebody filtered them.
CREATE TABLE saved_view(
  person VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  target VARCHAR NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
