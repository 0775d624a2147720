INSERT INTO impression(id, campaign, creative, kind, unit, interests, propensity, expected, amount,
  shown_at)
SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?),
  string_split(unnest(?), chr(10)), unnest(?::DOUBLE[]), unnest(?::DOUBLE[]),
  unnest(?::BIGINT[]), unnest(?::TIMESTAMP[])
