INSERT INTO rule_change(revision, what, rule, name, effect, selector, places, valid_from,
  valid_until, priority, active, who, done_at)
SELECT ?, unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),
  unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),
  unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), ?, ?
