-- Of the products spoken of the one that was last, and what kind of request was spoken of last.
ALTER TABLE conversation ADD COLUMN product VARCHAR;
ALTER TABLE conversation ADD COLUMN spoken_kind VARCHAR;
