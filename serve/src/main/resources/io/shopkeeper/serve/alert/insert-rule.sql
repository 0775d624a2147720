INSERT INTO alert_rule(kind, bound, active) VALUES (?, ?, ?)
