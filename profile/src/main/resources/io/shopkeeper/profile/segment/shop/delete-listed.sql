DELETE FROM segment_member WHERE segment = ? AND version = ? AND shop = (SELECT id FROM shop)
