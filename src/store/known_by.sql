-- Migration 5: by what a message is known.

ALTER TABLE messages ADD COLUMN conversation TEXT; -- Microsoft's, in hexadecimal
ALTER TABLE message_matches ADD COLUMN sign TEXT; -- why it belongs there or may, in words
