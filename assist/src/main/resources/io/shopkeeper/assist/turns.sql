-- Only what is open if ?, at most ?.
SELECT t.conversation, c.customer, t.asked_at, t.question, t.answer, t.outcome
FROM conversation_turn t LEFT JOIN conversation c ON c.id = t.conversation AND c.shop = t.shop
WHERE t.shop = (SELECT id FROM shop) AND t.person IS NULL
  AND (NOT ? OR t.outcome IN ('UNKNOWN', 'PARTLY', 'HANDED_OVER', 'FAILED'))
ORDER BY t.asked_at DESC, t.conversation, t.number DESC
LIMIT ?
