DELETE FROM theme_member WHERE shop = (SELECT id FROM shop) AND version < ?
