-- Migration 6: what calendar parts say of interviews to come. Texts of others: they go as texts do.

CREATE TABLE invitations (
    message INTEGER PRIMARY KEY REFERENCES messages (id),
    cancelled INTEGER NOT NULL,
    uid TEXT,
    sequence INTEGER NOT NULL,
    occurrence TEXT,
    starts TEXT, -- a day, a local time or an instant
    minutes INTEGER,
    repeats INTEGER NOT NULL,
    summary TEXT,
    place TEXT,
    organizer TEXT,
    attendees TEXT NOT NULL -- one a line
) STRICT;
CREATE TRIGGER invitations_fixed BEFORE UPDATE ON invitations
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
