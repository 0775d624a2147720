-- Of the products spoken of the one that was last, and what kind of request was spoken of last.
ALTER TABLE conversation ADD COLUMN IF NOT EXISTS product VARCHAR;
ALTER TABLE conversation ADD COLUMN IF NOT EXISTS spoken_kind VARCHAR;
