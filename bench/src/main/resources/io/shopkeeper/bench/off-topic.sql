-- How many searches there are for what no product is about, and how many of them have a theme.
SELECT count(*), count(x.theme)
FROM events e LEFT JOIN text_themes x ON x.text_hash = sha256(e.query)
WHERE e.customer = 'off-topic'
