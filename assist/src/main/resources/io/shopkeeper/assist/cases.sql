-- Conversation ?, or all if it is '' (?), whose needs are between ? and ?, at most ?.
WITH said AS (
  SELECT conversation, count(*) AS turns, max(asked_at) AS said_at, arg_max(outcome, number) AS outcome,
    arg_max(coalesce(person, ''), number) AS person,
    coalesce(arg_max(question, number) FILTER (person IS NULL), '') AS question
  FROM conversation_turn
  WHERE shop = (SELECT id FROM shop)
  GROUP BY conversation
), cases AS (
  SELECT c.id, c.customer, c.language, coalesce(s.standing, 'ASSISTANT') AS standing,
    CASE
      WHEN s.standing = 'CLOSED' THEN 4
      WHEN s.standing = 'WAITING' THEN 0
      WHEN s.standing = 'PERSON' AND t.person = '' THEN 1
      WHEN s.standing IS NULL AND t.person = '' AND t.outcome IN ('UNKNOWN', 'PARTLY', 'FAILED') THEN 2
      ELSE 3
    END AS need, t.turns, t.said_at, t.question
  FROM conversation c
    JOIN said t ON t.conversation = c.id
    LEFT JOIN conversation_standing s ON s.conversation = c.id AND s.shop = c.shop
  WHERE c.shop = (SELECT id FROM shop) AND (? = '' OR c.id = ?)
)
SELECT id, customer, language, standing, need, turns, said_at, question
FROM cases
WHERE need BETWEEN ? AND ?
ORDER BY need, CASE WHEN need < 2 THEN epoch(said_at) ELSE -epoch(said_at) END, id
LIMIT ?
