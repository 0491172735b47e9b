-- Migration 1: the tables. Instants are microseconds since the epoch, days are ISO 8601 texts.
-- A row of `facts` heads every fact; its table of the kind has the same seq. Lists stand in child
-- tables by position. Words are spelled as in timeline/words.rs.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT;

-- While a row stands here, `forget` may delete facts; it comes and goes inside one transaction.
CREATE TABLE forgetting (application INTEGER PRIMARY KEY) STRICT;

-- Keyed hashes that outlive `forget`: addresses never to write to, and places used by a candidacy.
CREATE TABLE never_write (
    hash BLOB PRIMARY KEY,
    why TEXT NOT NULL CHECK (why IN ('dead', 'stopped'))
) STRICT;
CREATE TABLE places_forgotten (
    hash BLOB PRIMARY KEY,
    used INTEGER NOT NULL CHECK (used > 0)
) STRICT;

-- `name_key` is company and role with case and punctuation folded, after the latest terms.
CREATE TABLE applications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE facts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER REFERENCES applications (id), -- none: over everything
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX facts_by_application ON facts (application, seq);

CREATE TABLE terms (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    company TEXT NOT NULL,
    role TEXT NOT NULL,
    zone TEXT,
    cadence TEXT NOT NULL,
    channel TEXT,
    applied TEXT,
    suits TEXT
) STRICT;
CREATE TABLE terms_domains (
    seq INTEGER NOT NULL REFERENCES terms (seq),
    position INTEGER NOT NULL,
    domain TEXT NOT NULL,
    PRIMARY KEY (seq, position)
) STRICT;

CREATE TABLE granted (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    places INTEGER NOT NULL CHECK (places >= 0)
) STRICT;

-- Ids of contacts and interviews, unique over everything.
CREATE TABLE contact_ids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES applications (id)
) STRICT;
CREATE TABLE interview_ids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES applications (id)
) STRICT;

CREATE TABLE contacts (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    contact INTEGER NOT NULL REFERENCES contact_ids (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    greeting TEXT,
    address TEXT,
    phone TEXT,
    lead INTEGER NOT NULL,
    removed INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_by_id ON contacts (contact, seq);

CREATE TABLE interviews (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    interview INTEGER NOT NULL REFERENCES interview_ids (id),
    state TEXT NOT NULL CHECK (state IN ('scheduled', 'held', 'cancelled')),
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT;
CREATE TABLE interview_contacts (
    seq INTEGER NOT NULL REFERENCES interviews (seq),
    position INTEGER NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact_ids (id),
    PRIMARY KEY (seq, position)
) STRICT;

CREATE TABLE debriefs (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    interview INTEGER NOT NULL REFERENCES interview_ids (id),
    contact INTEGER NOT NULL REFERENCES contact_ids (id),
    mention TEXT NOT NULL
) STRICT;

CREATE TABLE expectations (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    kind TEXT NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    channel TEXT,
    contact INTEGER REFERENCES contact_ids (id)
) STRICT;

-- A message is one row, whatever the folders it stands in and the applications it may belong to;
-- that it may belong to one is a fact of that application.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rfc_message_id TEXT NOT NULL, -- empty if it has none
    header_hash BLOB NOT NULL,
    from_address TEXT NOT NULL,
    own INTEGER NOT NULL,
    date INTEGER,
    automatic TEXT,
    failure INTEGER NOT NULL, -- whether it reports a failed delivery
    failure_address TEXT,
    failure_status TEXT,
    failure_attempt INTEGER REFERENCES attempts_begun (attempt),
    attempt INTEGER REFERENCES attempts_begun (attempt),
    recorded INTEGER NOT NULL,
    UNIQUE (rfc_message_id, header_hash)
) STRICT;
CREATE INDEX messages_killing ON messages (failure_status) WHERE failure_status IS NOT NULL;
CREATE TABLE message_references (
    message INTEGER NOT NULL REFERENCES messages (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (message, position)
) STRICT;
CREATE TABLE message_locations (
    account TEXT NOT NULL,
    folder TEXT NOT NULL, -- wire name
    uid_validity INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    message INTEGER NOT NULL REFERENCES messages (id),
    PRIMARY KEY (account, folder, uid_validity, uid)
) STRICT;
CREATE TABLE message_matches (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    message INTEGER NOT NULL REFERENCES messages (id),
    application INTEGER NOT NULL REFERENCES applications (id),
    sureness TEXT NOT NULL,
    contact INTEGER REFERENCES contact_ids (id),
    verified INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    UNIQUE (message, application)
) STRICT;
CREATE INDEX matches_by_application ON message_matches (application, seq);

CREATE TABLE readings (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    message INTEGER NOT NULL REFERENCES messages (id),
    kind TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    reader TEXT NOT NULL CHECK (reader IN ('afterword', 'candidate')),
    CHECK ((earliest IS NULL) = (latest IS NULL))
) STRICT;
CREATE INDEX readings_by_message ON readings (message, seq);
CREATE INDEX readings_by_kind ON readings (kind, message);
CREATE TABLE readings_also (
    seq INTEGER NOT NULL REFERENCES readings (seq),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (seq, position)
) STRICT;
CREATE INDEX readings_also_by_kind ON readings_also (kind, seq);

CREATE TABLE assignments (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    message INTEGER NOT NULL REFERENCES messages (id),
    application INTEGER NOT NULL REFERENCES applications (id),
    here INTEGER NOT NULL
) STRICT;
CREATE INDEX assignments_by_message ON assignments (message, application, seq);

CREATE TABLE drafts (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    due INTEGER NOT NULL,
    digest TEXT NOT NULL,
    edited INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_by_touch ON drafts (touch, seq);
CREATE TABLE draft_needs (
    seq INTEGER NOT NULL REFERENCES drafts (seq),
    position INTEGER NOT NULL,
    need TEXT NOT NULL,
    PRIMARY KEY (seq, position)
) STRICT;

CREATE TABLE approvals (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE TABLE skips (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL
) STRICT;
CREATE TABLE snoozes (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;
CREATE TABLE hurries (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    at_this_hour INTEGER NOT NULL
) STRICT;
CREATE TABLE misses (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    due INTEGER NOT NULL
) STRICT;
CREATE TABLE tasks_done (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    touch TEXT NOT NULL,
    outcome TEXT
) STRICT;

-- One try to send a touch. A check-in names its round, which must have a place at DATA; the
-- name of the touch begins with it, so that no other round can be named.
CREATE TABLE attempts_begun (
    attempt INTEGER PRIMARY KEY AUTOINCREMENT,
    seq INTEGER NOT NULL UNIQUE REFERENCES facts (seq),
    application INTEGER NOT NULL REFERENCES applications (id),
    touch TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    round_key TEXT,
    digest TEXT NOT NULL,
    rfc_message_id TEXT NOT NULL,
    address TEXT NOT NULL, -- the recipient, lower case
    UNIQUE (touch, number),
    CHECK ((round_key IS NULL) = (touch NOT GLOB '*.check_in.*')),
    CHECK (round_key IS NULL OR substr(touch, 1, length(round_key) + 1) = round_key || '.'),
    CHECK (substr(touch, 1, length(application) + 1) = application || '.')
) STRICT;
CREATE INDEX attempts_by_application ON attempts_begun (application);
CREATE TABLE attempts_data (
    attempt INTEGER PRIMARY KEY REFERENCES attempts_begun (attempt),
    seq INTEGER NOT NULL UNIQUE REFERENCES facts (seq)
) STRICT;
CREATE TABLE attempts_ended (
    attempt INTEGER PRIMARY KEY REFERENCES attempts_begun (attempt),
    seq INTEGER NOT NULL UNIQUE REFERENCES facts (seq),
    ending TEXT NOT NULL
        CHECK (ending IN ('accepted', 'refused', 'before_data', 'candidate_says_not_sent')),
    code INTEGER,
    status TEXT,
    phase TEXT CHECK (phase IN ('connect', 'auth', 'mail', 'rcpt', 'data')),
    why TEXT,
    CHECK ((ending = 'refused') = (code IS NOT NULL)),
    CHECK ((ending = 'refused') = (phase IS NOT NULL)),
    CHECK ((ending = 'before_data') = (why IS NOT NULL))
) STRICT;

CREATE TABLE logged (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    what TEXT NOT NULL CHECK (what IN ('call', 'letter', 'mail', 'answered')),
    outcome TEXT,
    contact INTEGER REFERENCES contact_ids (id),
    CHECK ((what = 'call') = (outcome IS NOT NULL))
) STRICT;
CREATE TABLE pauses (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    until INTEGER
) STRICT;
CREATE TABLE resumes (seq INTEGER PRIMARY KEY REFERENCES facts (seq)) STRICT;
CREATE TABLE closings (seq INTEGER PRIMARY KEY REFERENCES facts (seq)) STRICT;
CREATE TABLE reopenings (seq INTEGER PRIMARY KEY REFERENCES facts (seq)) STRICT;
CREATE TABLE searches (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    covers INTEGER NOT NULL
) STRICT;
-- A dead address that the candidate says is alive.
CREATE TABLE revivals (
    seq INTEGER PRIMARY KEY REFERENCES facts (seq),
    address TEXT NOT NULL
) STRICT;

-- The ledger of places for check-in rounds.
CREATE TABLE places (
    application INTEGER NOT NULL REFERENCES applications (id),
    place INTEGER NOT NULL CHECK (place >= 1),
    PRIMARY KEY (application, place)
) STRICT;
CREATE TABLE places_taken (
    application INTEGER NOT NULL,
    place INTEGER NOT NULL,
    round_key TEXT NOT NULL,
    PRIMARY KEY (application, place),
    UNIQUE (application, round_key),
    FOREIGN KEY (application, place) REFERENCES places (application, place)
) STRICT;
-- A round that reached nobody gives its place back, once, as a new place.
CREATE TABLE places_returned (
    application INTEGER NOT NULL,
    round_key TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (application, round_key),
    UNIQUE (application, place),
    FOREIGN KEY (application, round_key) REFERENCES places_taken (application, round_key),
    FOREIGN KEY (application, place) REFERENCES places (application, place)
) STRICT;

-- Texts stand apart, so that they can go while the facts stay.
CREATE TABLE draft_texts (
    draft INTEGER PRIMARY KEY REFERENCES drafts (seq),
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    in_reply_to TEXT,
    why TEXT NOT NULL
) STRICT;
CREATE TABLE draft_references (
    draft INTEGER NOT NULL REFERENCES draft_texts (draft) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (draft, position)
) STRICT;
CREATE TABLE message_texts (
    message INTEGER PRIMARY KEY REFERENCES messages (id),
    subject TEXT NOT NULL,
    body TEXT NOT NULL -- the part that its sender wrote
) STRICT;
CREATE TABLE evidence (
    message INTEGER NOT NULL REFERENCES messages (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (message, position)
) STRICT;
CREATE TABLE attempt_texts (
    attempt INTEGER PRIMARY KEY REFERENCES attempts_begun (attempt),
    composed BLOB NOT NULL -- the frozen message, RFC 5322
) STRICT;
CREATE TABLE attempt_replies (
    attempt INTEGER PRIMARY KEY REFERENCES attempts_begun (attempt),
    words TEXT NOT NULL -- what the server said last
) STRICT;

-- Message-IDs of attempts, as we gave them and as servers have rewritten them.
CREATE TABLE thread_ids (
    id TEXT NOT NULL,
    attempt INTEGER NOT NULL REFERENCES attempts_begun (attempt),
    PRIMARY KEY (id, attempt)
) STRICT;

-- Message-IDs of notices mailed to the candidate: the watcher passes them over.
CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- Cursors: no facts.
CREATE TABLE cursors (
    account TEXT NOT NULL,
    folder TEXT NOT NULL, -- wire name
    uid_validity INTEGER NOT NULL,
    next_uid INTEGER NOT NULL,
    PRIMARY KEY (account, folder)
) STRICT;
CREATE TABLE pending_uids (
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    uid INTEGER NOT NULL,
    PRIMARY KEY (account, folder, uid),
    FOREIGN KEY (account, folder) REFERENCES cursors (account, folder)
) STRICT;

-- When to decide again: a cache, written with every fact.
CREATE TABLE agenda (
    application INTEGER PRIMARY KEY REFERENCES applications (id),
    wake_at INTEGER
) STRICT;
CREATE INDEX agenda_by_wake ON agenda (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE policies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL,
    version TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE TABLE cadence_since (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX cadence_since_by_name ON cadence_since (name, id);

CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    pid INTEGER NOT NULL,
    version TEXT NOT NULL,
    started INTEGER NOT NULL,
    beat INTEGER NOT NULL
) STRICT;

CREATE TABLE conditions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    application INTEGER REFERENCES applications (id),
    text TEXT NOT NULL,
    holds_account INTEGER NOT NULL,
    raised_at INTEGER NOT NULL,
    told_at INTEGER,
    mailed_at INTEGER,
    cleared_at INTEGER
) STRICT;
CREATE UNIQUE INDEX conditions_open ON conditions (key) WHERE cleared_at IS NULL;
