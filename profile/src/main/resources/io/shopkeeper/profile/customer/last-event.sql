-- The last event there is; -1 before the first.
SELECT coalesce(max(sequence), -1) FROM events
