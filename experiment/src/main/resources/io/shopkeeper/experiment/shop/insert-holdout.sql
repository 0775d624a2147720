INSERT INTO experiment_holdout(layer, share, since) VALUES (?, ?, ?)
