INSERT INTO experiment_change(experiment, what, who, done_at, note) VALUES (?, ?, ?, ?, ?)
