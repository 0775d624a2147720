INSERT INTO experiment_arm_stop(experiment, arm, guardrail, shown, stopped_at) VALUES (?, ?, ?, ?, ?)
