SELECT id, question, answer FROM faq ORDER BY id
