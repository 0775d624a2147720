INSERT INTO exposure(experiment, kind, unit, arm, seen_at)
SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?::TIMESTAMP[])
