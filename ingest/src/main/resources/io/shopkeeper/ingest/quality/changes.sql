-- What cleaning changed in load ?, a few samples of each rule.
SELECT rule, file, line, record, field, before, after
FROM load_change
WHERE load_id = ?
ORDER BY rule, file, line
