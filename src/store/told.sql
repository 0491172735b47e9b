-- Migration 4: what is only told, and needs nobody.

ALTER TABLE conditions ADD COLUMN only_told INTEGER NOT NULL DEFAULT 0;
