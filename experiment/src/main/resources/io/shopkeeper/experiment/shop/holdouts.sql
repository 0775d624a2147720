SELECT layer, share FROM experiment_holdout WHERE shop = (SELECT id FROM shop)
