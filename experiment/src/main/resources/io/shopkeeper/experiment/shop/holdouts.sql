SELECT layer, share, since FROM experiment_holdout WHERE shop = (SELECT id FROM shop)
