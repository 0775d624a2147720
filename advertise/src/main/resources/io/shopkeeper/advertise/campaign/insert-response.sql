INSERT INTO impression_response(impression, campaign, kind, value_minor, received_at)
VALUES (?, ?, ?, ?, ?)
