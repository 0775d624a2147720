UPDATE experiment SET stopped_at = ? WHERE shop = (SELECT id FROM shop) AND id = ?
