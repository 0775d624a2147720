-- Whom version ? of segment ? lists.
SELECT DISTINCT customer
FROM segment_member
WHERE version = ? AND segment = ? AND shop = (SELECT id FROM shop)
