-- guardrails: as `conversion=0.05`; targets: as `country=DE`; ramp: days after the start and the end
-- of the part from then on, as `2=0.5`.
ALTER TABLE experiment ADD COLUMN guardrails VARCHAR[];
ALTER TABLE experiment ADD COLUMN targets VARCHAR[];
ALTER TABLE experiment ADD COLUMN ramp VARCHAR[];

-- Why, or how far.
ALTER TABLE experiment_change ADD COLUMN note VARCHAR;

-- Arms that a guardrail stopped. shown: how much worse than the control, relative, at least.
CREATE TABLE experiment_arm_stop(
  experiment VARCHAR NOT NULL,
  arm VARCHAR NOT NULL,
  guardrail VARCHAR NOT NULL,
  shown DOUBLE NOT NULL,
  stopped_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Shares of units kept out of all experiments of a layer, or of everything for an empty name.
CREATE TABLE experiment_holdout(
  layer VARCHAR NOT NULL,
  share DOUBLE NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Zones without a place, as the database names them.
UPDATE shop SET time_zone = 'UTC' WHERE time_zone = 'Z';
UPDATE shop SET time_zone = 'GMT' || time_zone WHERE regexp_matches(time_zone, '^[+-]');
UPDATE shop SET time_zone = 'GMT' || time_zone[4:] WHERE regexp_matches(time_zone, '^UTC[+-]');
