UPDATE exposure_state SET folded = ?, counted = ?
