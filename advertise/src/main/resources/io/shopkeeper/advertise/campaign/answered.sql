SELECT i.campaign, count(DISTINCT i.id),
  count(DISTINCT i.id) FILTER (r.kind = 'click'),
  count(DISTINCT i.id) FILTER (r.kind = 'conversion')
FROM impression i
LEFT JOIN impression_response r ON r.impression = i.id AND r.shop = i.shop
WHERE i.shop = (SELECT id FROM shop)
GROUP BY i.campaign
