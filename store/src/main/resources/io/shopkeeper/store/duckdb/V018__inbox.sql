-- Turns are numbered within their conversation and keep what each sentence rests on, as parallel
-- lists; a person's turn has no question.
ALTER TABLE conversation_turn RENAME TO conversation_turn_unnumbered;
CREATE TABLE conversation_turn(
  conversation VARCHAR NOT NULL,
  number BIGINT NOT NULL DEFAULT 1,
  asked_at TIMESTAMP NOT NULL,
  question VARCHAR NOT NULL,
  answer VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  person VARCHAR,
  helpful BOOLEAN,
  statements VARCHAR[] NOT NULL DEFAULT [],
  source_places VARCHAR[] NOT NULL DEFAULT [],
  source_kinds VARCHAR[] NOT NULL DEFAULT [],
  source_ids VARCHAR[] NOT NULL DEFAULT [],
  source_fields VARCHAR[] NOT NULL DEFAULT [],
  source_values VARCHAR[] NOT NULL DEFAULT [],
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
INSERT INTO conversation_turn
  SELECT conversation, row_number() OVER (PARTITION BY shop, conversation ORDER BY asked_at), asked_at, question,
    answer, outcome, NULL, NULL, [answer], [], [], [], [], [], shop
  FROM conversation_turn_unnumbered;
DROP TABLE conversation_turn_unnumbered;
-- Conversations that a person has, or had, to do with.
CREATE TABLE conversation_standing(
  conversation VARCHAR NOT NULL,
  standing VARCHAR NOT NULL,
  since TIMESTAMP NOT NULL,
  person VARCHAR,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
-- What persons decided on requests.
CREATE TABLE service_decision(
  number BIGINT NOT NULL,
  accepted BOOLEAN NOT NULL,
  reason VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  decided_at TIMESTAMP NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));
