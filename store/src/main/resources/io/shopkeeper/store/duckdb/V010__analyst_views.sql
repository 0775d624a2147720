-- What fusion and imports keep, for analysts.
CREATE VIEW fusion_merges AS
  SELECT kind, a, b, probability, reason, decided_by, decided_at
  FROM merge
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW fusion_labels AS
  SELECT kind, a, b, same, said_by, said_at
  FROM fusion_label
  WHERE shop = (SELECT id FROM shop);

CREATE VIEW load_profiles AS
  SELECT p.load_id, l.started_at, p.field, p.bin, p.count
  FROM load_profile p LEFT JOIN load l ON l.id = p.load_id AND l.shop = p.shop
  WHERE p.shop = (SELECT id FROM shop);
