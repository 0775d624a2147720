-- What products and customers' own words are about, as learned by their meaning; the newest version
-- holds. A version is there once its themes are, which are written last. words: its name.
CREATE TABLE theme(
  version BIGINT NOT NULL,
  theme INTEGER NOT NULL,
  words VARCHAR NOT NULL,
  learned_at TIMESTAMP NOT NULL,
  sequence BIGINT NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

-- member: the id of a product, or the SHA-256 of a text. kind: product, text.
CREATE TABLE theme_member(
  version BIGINT NOT NULL,
  theme INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  member VARCHAR NOT NULL,
  shop VARCHAR NOT NULL DEFAULT getvariable('shop'));

CREATE VIEW themes AS
  SELECT version, theme, words, learned_at, sequence
  FROM theme
  WHERE shop = (SELECT id FROM shop)
    AND version = (SELECT max(version) FROM theme WHERE shop = (SELECT id FROM shop));

CREATE VIEW product_themes AS
  SELECT m.member AS product, t.words AS theme
  FROM theme_member m JOIN themes t ON t.version = m.version AND t.theme = m.theme
  WHERE m.shop = (SELECT id FROM shop) AND m.kind = 'product';

CREATE VIEW text_themes AS
  SELECT m.member AS text_hash, t.words AS theme
  FROM theme_member m JOIN themes t ON t.version = m.version AND t.theme = m.theme
  WHERE m.shop = (SELECT id FROM shop) AND m.kind = 'text';
