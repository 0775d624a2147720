INSERT INTO load_count(load_id, section, name, count)
SELECT ?, section, name, CAST(count AS BIGINT)
FROM (SELECT unnest(?) AS section, unnest(?) AS name, unnest(?) AS count)
