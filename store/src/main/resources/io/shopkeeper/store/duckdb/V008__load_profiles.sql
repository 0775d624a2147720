-- How the records of a load are spread, to be compared with the next one's.
CREATE TABLE load_profile(
  load_id VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  bin VARCHAR NOT NULL,
  count BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- The first changes that cleaning made by each rule.
CREATE TABLE load_change(
  load_id VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  line BIGINT NOT NULL,
  record VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  before VARCHAR NOT NULL,
  after VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- The lower end of the bin of a number: 0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500 and so on.
CREATE MACRO rung(n) AS
  CAST(
    CASE
      WHEN n IS NULL OR n < 1 THEN 0
      WHEN n < 5 THEN floor(n)
      ELSE
        CASE
          WHEN n >= 5 * pow(10, floor(log10(n))) THEN 5
          WHEN n >= 2 * pow(10, floor(log10(n))) THEN 2
          ELSE 1
        END * pow(10, floor(log10(n)))
    END
    AS BIGINT);
