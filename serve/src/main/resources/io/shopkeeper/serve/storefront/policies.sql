SELECT question, answer FROM faq WHERE id LIKE 'policy-%' ORDER BY id LIMIT 200
