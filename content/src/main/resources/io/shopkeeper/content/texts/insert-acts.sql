INSERT INTO text_act(
  number, product, language, channel, variant, version, act, note, who, done_at)
SELECT (SELECT coalesce(max(number), 0) FROM text_act) + place::BIGINT, product, language,
  channel, variant, version::BIGINT, act, note, who, ?
FROM (
  SELECT unnest(?::VARCHAR[]) AS place, unnest(?::VARCHAR[]) AS product,
    unnest(?::VARCHAR[]) AS language, unnest(?::VARCHAR[]) AS channel,
    unnest(?::VARCHAR[]) AS variant, unnest(?::VARCHAR[]) AS version,
    unnest(?::VARCHAR[]) AS act, unnest(?::VARCHAR[]) AS note, unnest(?::VARCHAR[]) AS who)
