-- Of product ?.
SELECT count(*), count(rating), avg(rating) FROM reviews WHERE product = ?
