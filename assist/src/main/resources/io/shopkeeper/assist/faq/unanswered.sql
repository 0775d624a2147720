-- The newest questions that were not known, at most ?, with what a person wrote right after
-- it.
SELECT t.question, t.asked_at, coalesce((
    SELECT any_value(r.answer) FROM conversation_turn r
    WHERE r.shop = t.shop AND r.conversation = t.conversation AND r.number = t.number + 1 AND r.question = ''
      AND r.person IS NOT NULL), '')
FROM conversation_turn t
WHERE t.shop = (SELECT id FROM shop) AND t.person IS NULL AND t.question <> ''
  AND t.outcome IN ('UNKNOWN', 'PARTLY')
ORDER BY t.asked_at DESC, t.conversation, t.number DESC
LIMIT ?
