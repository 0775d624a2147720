SELECT kind, bound, active FROM alert_rule WHERE shop = (SELECT id FROM shop)
