INSERT INTO experiment_holdout(layer, share) VALUES (?, ?)
