-- Every word on which wordings mean the same to those who search; the newest of two wordings is
-- what holds. verdict: yes, no (a proposal that is not made again) or removed.
CREATE TABLE synonym_change(
  revision BIGINT NOT NULL,
  words VARCHAR NOT NULL,
  means VARCHAR NOT NULL,
  both_ways BOOLEAN NOT NULL,
  verdict VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
