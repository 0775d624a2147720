-- What results are read from: of every unit the first row of each arm in exposure, in the order of
-- that table. again: the unit had been given another arm before.
CREATE TABLE first_exposure(
  experiment VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  arm VARCHAR NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  again BOOLEAN NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Up to which row of exposure first_exposure has been brought, and how many rows there were before
-- it. Where both have not grown alike rows were removed, and all are gone through again.
CREATE TABLE exposure_state(folded BIGINT NOT NULL, counted BIGINT NOT NULL);
INSERT INTO exposure_state VALUES (0, 0);

-- When a holdout was set; null for those of earlier versions, which were not compared.
ALTER TABLE experiment_holdout ADD COLUMN since TIMESTAMP;
