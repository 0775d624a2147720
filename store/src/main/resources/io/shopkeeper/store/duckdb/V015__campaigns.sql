-- Campaigns in the shop's own places. starts, ends: days of the shop, both included. goal: click,
-- conversion, value. audience: everyone, or stages of customers.
CREATE TABLE campaign(
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  starts DATE NOT NULL,
  ends DATE NOT NULL,
  budget_minor BIGINT NOT NULL,
  per_thousand_minor BIGINT NOT NULL,
  goal VARCHAR NOT NULL,
  audience VARCHAR[] NOT NULL,
  daily_cap INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  started_at TIMESTAMP,
  stopped_at TIMESTAMP,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- attributes: as in 'category=shoes'.
CREATE TABLE campaign_creative(
  campaign VARCHAR NOT NULL,
  place INTEGER NOT NULL,
  id VARCHAR NOT NULL,
  content VARCHAR NOT NULL,
  attributes VARCHAR[] NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- Who did what to a campaign: declared, changed, started, stopped.
CREATE TABLE campaign_change(
  campaign VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  done_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- The budget, in thousandths of a minor unit: taken in advance, and given back unspent (negative).
CREATE TABLE campaign_spend(
  campaign VARCHAR NOT NULL,
  amount BIGINT NOT NULL,
  noted_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What was shown to whom. kind: customer, session. interests: as in 'category=shoes'.
CREATE TABLE impression(
  id VARCHAR NOT NULL,
  campaign VARCHAR NOT NULL,
  creative VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  interests VARCHAR[] NOT NULL,
  propensity DOUBLE NOT NULL,
  expected DOUBLE NOT NULL,
  amount BIGINT NOT NULL,
  shown_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- What came of it, once of each kind: click, conversion.
CREATE TABLE impression_response(
  impression VARCHAR NOT NULL,
  campaign VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  value_minor BIGINT NOT NULL,
  received_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
