INSERT INTO text_version(
  product, language, channel, variant, version, title, bullets, description, search_title,
  search_description, script, fact_names, fact_values, origin, score, passes, who, written_at)
SELECT product, language, channel, variant, version::BIGINT, title,
  CASE bullets WHEN '' THEN [] ELSE string_split(bullets, chr(31)) END, description, search_title,
  search_description, CASE script WHEN '' THEN [] ELSE string_split(script, chr(31)) END,
  CASE fact_names WHEN '' THEN [] ELSE string_split(fact_names, chr(31)) END,
  CASE fact_values WHEN '' THEN [] ELSE string_split(fact_values, chr(31)) END,
  origin, score::BIGINT, passes::BOOLEAN, who, ?
FROM (
  SELECT unnest(?::VARCHAR[]) AS product, unnest(?::VARCHAR[]) AS language,
    unnest(?::VARCHAR[]) AS channel, unnest(?::VARCHAR[]) AS variant,
    unnest(?::VARCHAR[]) AS version, unnest(?::VARCHAR[]) AS title,
    unnest(?::VARCHAR[]) AS bullets, unnest(?::VARCHAR[]) AS description,
    unnest(?::VARCHAR[]) AS search_title, unnest(?::VARCHAR[]) AS search_description,
    unnest(?::VARCHAR[]) AS script, unnest(?::VARCHAR[]) AS fact_names,
    unnest(?::VARCHAR[]) AS fact_values, unnest(?::VARCHAR[]) AS origin,
    unnest(?::VARCHAR[]) AS score, unnest(?::VARCHAR[]) AS passes, unnest(?::VARCHAR[]) AS who)
