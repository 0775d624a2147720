INSERT INTO load_profile(load_id, field, bin, count)
SELECT ?, field, bin, CAST(count AS BIGINT)
FROM (SELECT unnest(?) AS field, unnest(?) AS bin, unnest(?) AS count)
