INSERT INTO labelled_sample(kind, subject, label, source, said_at, load_id)
SELECT said.kind, said.subject, said.label, said.source, ?, ?
FROM (
  SELECT unnest(?) AS kind, unnest(?) AS subject, unnest(?) AS label, unnest(?) AS source) said
WHERE said.label IS DISTINCT FROM (
  SELECT arg_max(known.label, known.said_at)
  FROM labelled_sample known
  WHERE known.shop = (SELECT id FROM shop) AND known.kind = said.kind AND known.subject = said.subject)
