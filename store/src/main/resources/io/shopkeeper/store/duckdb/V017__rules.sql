-- Every change of a rule, as people write them; the newest one of a rule is what holds. A revision
-- is what was changed at once. A rule that was removed has no effect.
CREATE TABLE rule_change(
  revision BIGINT NOT NULL,
  what VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  effect VARCHAR NOT NULL,
  selector VARCHAR NOT NULL,
  places VARCHAR NOT NULL,
  valid_from VARCHAR NOT NULL,
  valid_until VARCHAR NOT NULL,
  priority VARCHAR NOT NULL,
  active VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
