INSERT INTO segment_member(segment, version, customer)
SELECT ?, ?, unnest(?::VARCHAR[])
