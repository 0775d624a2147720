-- What a line comes to in minor units, wide enough for any quantity at any price.
CREATE MACRO line_minor(quantity, unit_price_minor) AS CAST(quantity AS HUGEINT) * unit_price_minor;

-- A sum of such lines, cut off at 10^18 either way: an absurd order must not stop every figure.
CREATE MACRO total_minor(total) AS
  CAST(greatest(-1000000000000000000, least(1000000000000000000, total)) AS BIGINT);
