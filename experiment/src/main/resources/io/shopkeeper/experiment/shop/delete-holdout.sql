DELETE FROM experiment_holdout WHERE shop = (SELECT id FROM shop) AND layer = ?
