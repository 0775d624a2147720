-- Where request ? was made.
SELECT DISTINCT conversation
FROM conversation_turn
WHERE shop = (SELECT id FROM shop) AND outcome = 'DONE' AND list_contains(source_ids, ?)
