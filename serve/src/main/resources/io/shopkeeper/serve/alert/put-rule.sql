MERGE INTO alert_rule AS kept
USING (SELECT ? AS kind, ?::DOUBLE AS bound, ?::BOOLEAN AS active) AS given
ON kept.kind = given.kind AND kept.shop = (SELECT id FROM shop)
WHEN MATCHED THEN UPDATE SET bound = given.bound, active = given.active
WHEN NOT MATCHED THEN INSERT (kind, bound, active) VALUES (given.kind, given.bound, given.active)
