-- Migration 3: letters, languages, texts by name, and the candidate's word on what is their own.

ALTER TABLE terms ADD COLUMN starts TEXT; -- when the candidate could start, in words
ALTER TABLE terms ADD COLUMN language TEXT;
ALTER TABLE terms ADD COLUMN weekend TEXT; -- ISO weekday numbers, by commas
ALTER TABLE contacts ADD COLUMN postal TEXT;
ALTER TABLE draft_texts ADD COLUMN template TEXT; -- which variant it was made from

CREATE TABLE counted (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    what INTEGER NOT NULL REFERENCES facts (seq), -- a message of the candidate's own, or a log entry
    counts_as TEXT NOT NULL CHECK (counts_as IN ('thank_you', 'answer', 'check_in', 'nothing'))
) STRICT;
CREATE TRIGGER counted_fixed BEFORE UPDATE ON counted
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER counted_kept BEFORE DELETE ON counted
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
