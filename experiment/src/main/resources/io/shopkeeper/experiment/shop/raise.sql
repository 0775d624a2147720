UPDATE experiment SET layer_to = ?, ramp = ? WHERE shop = (SELECT id FROM shop) AND id = ?
