-- What was said last of the questions ?, as subject and label.
SELECT subject, arg_max(label, said_at)
FROM labelled_sample
WHERE kind = 'topic' AND shop = (SELECT id FROM shop) AND subject IN (SELECT unnest(?))
GROUP BY subject
