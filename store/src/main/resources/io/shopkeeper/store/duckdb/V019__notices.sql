-- Where the shop's own program hears of conversations that were handed over; one row, or none.
CREATE TABLE notice_address(
  address VARCHAR NOT NULL,
  since TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
-- What it is, or was, to hear.
CREATE TABLE notice(
  id VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  made_at TIMESTAMP NOT NULL,
  attempts BIGINT NOT NULL,
  due_at TIMESTAMP,
  sent_at TIMESTAMP,
  failure VARCHAR,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
