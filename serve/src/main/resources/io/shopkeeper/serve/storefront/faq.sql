SELECT question, answer FROM faq WHERE id NOT LIKE 'policy-%' ORDER BY id LIMIT 200
