-- Statements of one transaction, each up to a line that ends with a semicolon. erased_id has the
-- ids of the customer, erased_salt a secret that nobody keeps, and the salt of the list of erased
-- customers if it has none yet.

-- Whether somebody's text names the customer, see ErasedNames.
CREATE OR REPLACE TEMP MACRO names_erased(words) AS
  coalesce(regexp_matches(words, (SELECT word_pattern FROM erased_salt)), false);

-- Whether an address is of a page about the customer.
CREATE OR REPLACE TEMP MACRO leads_to_erased(address) AS
  regexp_matches(address, (SELECT address_pattern FROM erased_salt));

-- Whether an id of the customer's own is made of theirs.
CREATE OR REPLACE TEMP MACRO is_of_erased(own) AS
  coalesce(regexp_matches(own, (SELECT part_pattern FROM erased_salt)), false);

-- What takes the place of an id that names the customer.
CREATE OR REPLACE TEMP MACRO unnamed(id) AS
  'erased-' || left(sha256(id || (SELECT salt FROM erased_salt)), 24);

CREATE OR REPLACE TEMP TABLE erased_session AS
  SELECT DISTINCT session
  FROM event_line
  WHERE session IS NOT NULL AND customer IN (SELECT id FROM erased_id);

CREATE OR REPLACE TEMP TABLE erased_event AS
  SELECT DISTINCT sequence, id_hash, shop, type, type IN ('purchase', 'refund') AS kept
  FROM event_line
  WHERE customer IN (SELECT id FROM erased_id)
    OR (customer IS NULL AND session IN (SELECT session FROM erased_session));

CREATE OR REPLACE TEMP TABLE erased_conversation AS
  SELECT id FROM conversation WHERE customer IN (SELECT id FROM erased_id);

INSERT INTO erasure(erased_at, shop, events, orders, reviews, conversations)
  SELECT
    (SELECT erased_at FROM erased_salt),
    (SELECT id FROM shop),
    (SELECT count(*) FROM erased_event WHERE NOT kept),
    (SELECT count(*) FROM erased_event WHERE type = 'purchase'),
    (SELECT count(*) FROM review WHERE customer IN (SELECT id FROM erased_id)),
    (SELECT count(*) FROM erased_conversation);

INSERT INTO erased_customer(salt, hash, erased_at, shop)
  SELECT list.salt, sha256(list.salt || id), now.erased_at, (SELECT id FROM shop)
  FROM
    erased_id,
    (SELECT erased_at, list_salt FROM erased_salt) now,
    (SELECT coalesce(min(salt), (SELECT list_salt FROM erased_salt)) AS salt FROM erased_customer) list
  WHERE sha256(list.salt || id) NOT IN (SELECT hash FROM erased_customer);

-- What is sent again stays out.
INSERT INTO removed_event SELECT DISTINCT id_hash, shop FROM erased_event;

DELETE FROM event_line WHERE sequence IN (SELECT sequence FROM erased_event WHERE NOT kept);

-- Each order becomes a visit of its own that is nobody's.
UPDATE event_line
SET
  customer = NULL,
  session = unnamed('visit ' || coalesce(order_id, id)),
  id = unnamed(id),
  order_id = CASE WHEN is_of_erased(order_id) THEN unnamed(order_id) ELSE order_id END
WHERE sequence IN (SELECT sequence FROM erased_event WHERE kept);

DELETE FROM customer WHERE id IN (SELECT id FROM erased_id);

UPDATE review
SET customer = NULL, id = CASE WHEN is_of_erased(id) THEN unnamed(id) ELSE id END
WHERE customer IN (SELECT id FROM erased_id);

-- What persons said of the customer's questions.
DELETE FROM labelled_sample
WHERE kind = 'topic'
  AND subject IN (
    SELECT trim(question)
    FROM conversation_turn
    WHERE conversation IN (SELECT id FROM erased_conversation));

DELETE FROM conversation_turn WHERE conversation IN (SELECT id FROM erased_conversation);

DELETE FROM conversation_standing WHERE conversation IN (SELECT id FROM erased_conversation);

DELETE FROM conversation WHERE id IN (SELECT id FROM erased_conversation);

-- What was asked to be done about an order stays with the order.
UPDATE service_request
SET
  customer = unnamed(customer),
  order_id = CASE WHEN is_of_erased(order_id) THEN unnamed(order_id) ELSE order_id END
WHERE customer IN (SELECT id FROM erased_id);

DELETE FROM notice
WHERE json_extract_string(body, '$.customer') IN (SELECT id FROM erased_id)
  OR json_extract_string(body, '$.conversation') IN (SELECT id FROM erased_conversation);

DELETE FROM exposure
WHERE (kind = 'customer' AND unit IN (SELECT id FROM erased_id))
  OR (kind = 'session' AND unit IN (SELECT session FROM erased_session));

DELETE FROM first_exposure
WHERE (kind = 'customer' AND unit IN (SELECT id FROM erased_id))
  OR (kind = 'session' AND unit IN (SELECT session FROM erased_session));

UPDATE exposure_state SET folded = 0, counted = 0;

-- What was shown was paid for.
UPDATE impression
SET unit = unnamed(unit)
WHERE (kind = 'customer' AND unit IN (SELECT id FROM erased_id))
  OR (kind = 'session' AND unit IN (SELECT session FROM erased_session));

DELETE FROM segment_member WHERE customer IN (SELECT id FROM erased_id);

DELETE FROM merge
WHERE kind = 'customers'
  AND (a IN (SELECT id FROM erased_id) OR b IN (SELECT id FROM erased_id));

DELETE FROM fusion_label
WHERE kind = 'customers'
  AND (a IN (SELECT id FROM erased_id) OR b IN (SELECT id FROM erased_id));

DELETE FROM fusion_doubt
WHERE kind = 'customers'
  AND (a IN (SELECT id FROM erased_id) OR b IN (SELECT id FROM erased_id));

DELETE FROM declined
WHERE customer IN (SELECT id FROM erased_id)
  OR session IN (SELECT session FROM erased_session)
  OR customer IS NULL
    AND visitor IN (SELECT id FROM visitor WHERE customer IN (SELECT id FROM erased_id));

DELETE FROM visitor
WHERE customer IN (SELECT id FROM erased_id) OR session IN (SELECT session FROM erased_session);

DELETE FROM saved_view
WHERE leads_to_erased(target) OR names_erased(target) OR names_erased(name);

UPDATE audit
SET
  did = regexp_replace(
    regexp_replace(did, (SELECT address_pattern FROM erased_salt), '\1erased\2', 'g'),
    (SELECT word_pattern FROM erased_salt),
    '/erased',
    'g')
WHERE leads_to_erased(did) OR names_erased(did);

UPDATE reject SET raw = NULL, detail = NULL WHERE names_erased(raw) OR names_erased(detail);

DELETE FROM load_change
WHERE names_erased(record) OR names_erased(before) OR names_erased(after);

DELETE FROM labelled_sample WHERE names_erased(subject) OR names_erased(label);
