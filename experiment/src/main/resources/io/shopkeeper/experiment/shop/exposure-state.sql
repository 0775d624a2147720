SELECT (SELECT folded FROM exposure_state), (SELECT count(*) FROM exposure)
