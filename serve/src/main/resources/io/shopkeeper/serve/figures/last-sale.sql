-- Of the events after ?.
SELECT coalesce(max(sequence), 0) FROM events WHERE sequence > ? AND type IN ('purchase', 'refund')
