WITH clicked AS (
  SELECT DISTINCT impression
  FROM impression_response
  WHERE shop = (SELECT id FROM shop)),
shown AS (
  SELECT i.campaign, i.creative, count(*) AS impressions, count(c.impression) AS answers
  FROM impression i
  LEFT JOIN clicked c ON c.impression = i.id
  WHERE i.shop = (SELECT id FROM shop)
  GROUP BY i.campaign, i.creative)
SELECT k.content, k.attributes, s.impressions, s.answers
FROM shown s
JOIN campaign_creative k
  ON k.campaign = s.campaign AND k.id = s.creative AND k.shop = (SELECT id FROM shop)
ORDER BY s.campaign, s.creative
