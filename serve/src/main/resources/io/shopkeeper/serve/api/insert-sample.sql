-- Kind ?, subject ?, label ?, said by ? at ?; nothing where the latest of the subject says the same.
INSERT INTO labelled_sample(kind, subject, label, source, said_at, load_id)
SELECT said.kind, said.subject, said.label, said.source, said.at, ''
FROM (SELECT ? AS kind, ? AS subject, ? AS label, ? AS source, CAST(? AS TIMESTAMP) AS at) said
WHERE said.label IS DISTINCT FROM (
  SELECT arg_max(known.label, known.said_at)
  FROM labelled_sample known
  WHERE known.shop = (SELECT id FROM shop) AND known.kind = said.kind AND known.subject = said.subject)
