-- What people said that a model could learn from, as it was first used. kind: column, spelling,
-- category; subject: what was labelled; source: where it was said; load_id: the load that used it
-- first. A later row of the same subject takes an earlier one back.
CREATE TABLE labelled_sample(
  kind VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  said_at TIMESTAMP NOT NULL,
  load_id VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- With what was said of pairs, both ids parted by a tab.
CREATE VIEW labelled_samples AS
  SELECT kind, subject, label, source AS said_by, said_at, load_id
  FROM labelled_sample
  WHERE shop = (SELECT id FROM shop)
  UNION ALL
  SELECT 'same-' || kind, a || chr(9) || b, CASE WHEN same THEN 'same' ELSE 'different' END, said_by, said_at, NULL
  FROM fusion_label
  WHERE shop = (SELECT id FROM shop);
