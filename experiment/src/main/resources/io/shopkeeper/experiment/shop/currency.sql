SELECT currency FROM shop
