DELETE FROM alert_rule WHERE shop = (SELECT id FROM shop) AND kind = ?
