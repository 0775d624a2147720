INSERT INTO synonym_change(revision, words, means, both_ways, verdict, who, done_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
