DELETE FROM theme WHERE shop = (SELECT id FROM shop) AND version < ?
