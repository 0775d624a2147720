SELECT (SELECT folded FROM exposure_state), (SELECT counted FROM exposure_state),
  coalesce(max(rowid) + 1, 0), count(*)
FROM exposure
