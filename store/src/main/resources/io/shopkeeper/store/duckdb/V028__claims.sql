-- Every change of what texts must not say; the newest of a claim is what holds, before what the
-- program has. A revision is what was changed at once. A claim without words was removed.
CREATE TABLE claim_change(
  revision BIGINT NOT NULL,
  claim VARCHAR NOT NULL,
  country VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  words VARCHAR NOT NULL,
  harmless VARCHAR NOT NULL,
  law VARCHAR NOT NULL,
  active BOOLEAN NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
