SELECT revision, what, rule, name, effect, selector, places, valid_from, valid_until, priority,
  active, who, done_at
FROM rule_change
WHERE shop = (SELECT id FROM shop)
ORDER BY revision, rule
