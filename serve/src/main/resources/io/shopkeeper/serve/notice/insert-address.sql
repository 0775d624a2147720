INSERT INTO notice_address(address, since) VALUES (?, ?)
