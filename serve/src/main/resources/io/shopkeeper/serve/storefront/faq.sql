SELECT question, answer FROM faq ORDER BY id LIMIT 200
