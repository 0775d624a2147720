-- Every version of a segment; the newest is what holds. kind: where, a condition on figures; list,
-- of the customers in segment_member; removed.
CREATE TABLE segment_change(
  segment VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  condition VARCHAR NOT NULL,
  listed BIGINT NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Whom a version of a segment lists. A version that is not in segment_change was never finished.
CREATE TABLE segment_member(
  segment VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  customer VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
