-- The store, version 1. Every table is STRICT. Hashes are SHA-256 or its first half. Moments are ISO 8601 in UTC.

-- Facts of the file as a whole. `derived`: 1 while stories and events agree with documents and mentions.
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO facts VALUES ('derived', 1);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,             -- ingest, watch, recode
    begun TEXT NOT NULL,
    ended TEXT,                     -- none for a run that was killed
    coded TEXT NOT NULL,            -- version of program and data
    summary TEXT                    -- JSON: what was added, skipped and why
) STRICT;

-- One row a version of an article. Versions are never deleted.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    article BLOB NOT NULL,          -- hash of the key that tells which article this is: docs/store.md
    version INTEGER NOT NULL,       -- of the article, from 1
    current INTEGER NOT NULL,       -- 1 for the newest version, 0 for older ones
    name TEXT NOT NULL,             -- the document's id, as in records; versions of an article may share one, articles not
    url TEXT,
    outlet TEXT,
    published TEXT,
    day TEXT,                       -- day of publication
    language TEXT,
    title TEXT NOT NULL,
    words INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    text_hash BLOB NOT NULL,        -- of the lines
    content_hash BLOB NOT NULL,     -- of all that coding depends on
    coded TEXT NOT NULL,            -- version of program and data that coded it
    run INTEGER NOT NULL REFERENCES runs (id),
    UNIQUE (article, version)
) STRICT;
CREATE INDEX documents_name ON documents (name);
CREATE INDEX documents_day ON documents (day);

-- Other ids under which the same content came.
CREATE TABLE aliases (
    name TEXT PRIMARY KEY,
    doc INTEGER NOT NULL REFERENCES documents (id)
) STRICT, WITHOUT ROWID;

-- What is large, apart from what is searched. Blobs are packed: one byte that tells how (0: as they are, 1: zlib),
-- then the bytes. The raw input has the lines for its dictionary, the records the lines and then the file record.dict.
CREATE TABLE contents (
    doc INTEGER PRIMARY KEY REFERENCES documents (id),
    format TEXT NOT NULL,           -- of the raw input: plain, html, json, ...
    raw BLOB NOT NULL,              -- packed
    raw_hash BLOB NOT NULL,         -- of the raw input before packing
    lines BLOB NOT NULL,            -- packed JSON array of the lines
    records BLOB NOT NULL           -- packed JSON Lines, one record a line
) STRICT;

-- MinHash of the lemmas, two bytes a value, little endian; empty for short texts.
CREATE TABLE signatures (
    doc INTEGER PRIMARY KEY REFERENCES documents (id),
    signature BLOB NOT NULL
) STRICT;

-- One row an event record. The record itself is line n of contents.records.
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,         -- doc * 2^24 + n
    doc INTEGER NOT NULL REFERENCES documents (id),
    n INTEGER NOT NULL,             -- of the document, from 1
    line INTEGER NOT NULL,
    action TEXT NOT NULL,
    event TEXT NOT NULL,
    mode TEXT,
    modality TEXT NOT NULL,
    contexts TEXT,                  -- separated and enclosed by spaces
    cameo TEXT NOT NULL,
    quad INTEGER NOT NULL,
    goldstein REAL NOT NULL,
    day TEXT,                       -- first day of the event, else the day of publication
    date_start TEXT,
    date_end TEXT,
    date_precision TEXT,
    place TEXT,                     -- English name, else Arabic
    place_ar TEXT,                  -- Arabic name, else the words of the text
    country TEXT,                   -- of the place
    admin1 TEXT,
    lat REAL,
    lon REAL,
    geonames INTEGER,
    place_precision TEXT,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX mentions_event ON mentions (event, day);
CREATE INDEX mentions_day ON mentions (day);
CREATE INDEX mentions_country ON mentions (country, day);

-- Who takes part, by all that is known of them. `entity` is the id of the entity tables, none for those they do not hold.
CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    entity TEXT,
    name TEXT NOT NULL,             -- canonical, else the words of the text
    name_en TEXT,
    country TEXT,
    sector TEXT
) STRICT;
CREATE UNIQUE INDEX entities_whole ON entities
    (name, ifnull(entity, ''), ifnull(name_en, ''), ifnull(country, ''), ifnull(sector, ''));
CREATE INDEX entities_entity ON entities (entity) WHERE entity IS NOT NULL;
CREATE INDEX entities_country ON entities (country, sector);

CREATE TABLE participants (
    mention INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    role INTEGER NOT NULL,          -- 0 actor, 1 recipient, 2 source
    n INTEGER NOT NULL,             -- in its list, from 0
    entity INTEGER NOT NULL REFERENCES entities (id),
    PRIMARY KEY (mention, role, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_entity ON participants (entity);

-- Articles that say the same in the same words: each copy with its original, the earliest. A pass over all current documents
-- derives the table anew.
CREATE TABLE copies (
    doc INTEGER PRIMARY KEY REFERENCES documents (id),
    original INTEGER NOT NULL REFERENCES documents (id),
    rule TEXT NOT NULL,             -- exact, near
    similarity REAL NOT NULL
) STRICT;
CREATE INDEX copies_original ON copies (original);

-- Mentions that tell of the same event: each with the event's leading mention, whose number is the event's, and the rule that
-- joined it. A mention that is not here leads an event. A pass over all current mentions derives both tables anew.
CREATE TABLE event_members (
    mention INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    rule TEXT NOT NULL
) STRICT;
CREATE INDEX event_members_event ON event_members (event);
-- What the mentions of an event come to, where there are several.
CREATE TABLE event_sums (
    event INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
    mentions INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    originals INTEGER NOT NULL,     -- documents, copies counted once
    outlets INTEGER NOT NULL,
    first_report TEXT,
    last_report TEXT,
    date_agreement REAL NOT NULL,   -- share of the dates given that are the commonest one
    participant_agreement REAL NOT NULL -- share of mentions whose actors and recipients do not differ from the leading one's
) STRICT;
-- All events of current documents.
CREATE VIEW events AS
SELECT m.id, d.name || '#' || m.n AS record, m.action, m.event, m.mode, m.modality, m.cameo, m.day, m.date_start, m.date_end,
    m.place, m.place_ar, m.country, m.lat, m.lon, ifnull(s.mentions, 1) AS mentions, ifnull(s.documents, 1) AS documents,
    ifnull(s.originals, 1) AS originals, ifnull(s.outlets, d.outlet IS NOT NULL) AS outlets,
    ifnull(s.first_report, d.published) AS first_report, ifnull(s.last_report, d.published) AS last_report,
    ifnull(s.date_agreement, 1.0) AS date_agreement, ifnull(s.participant_agreement, 1.0) AS participant_agreement
FROM mentions AS m JOIN documents AS d ON d.id = m.doc LEFT JOIN event_sums AS s ON s.event = m.id
WHERE d.current = 1 AND NOT EXISTS (SELECT 1 FROM event_members AS e WHERE e.mention = m.id);
-- What a reader has taken apart, by record ids; kept when events are derived anew.
CREATE TABLE event_splits (
    record TEXT NOT NULL,
    other TEXT NOT NULL,            -- empty: from all others
    PRIMARY KEY (record, other)
) STRICT, WITHOUT ROWID;

-- What the poller knows of its feeds.
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    polled INTEGER,                 -- seconds since 1970
    due INTEGER,                    -- the next poll, seconds since 1970
    failures INTEGER NOT NULL,      -- in a row
    error TEXT,                     -- the last
    state TEXT NOT NULL             -- the poller's own, JSON
) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
    item TEXT PRIMARY KEY,          -- id or address of a feed's item
    feed TEXT NOT NULL,
    seen INTEGER NOT NULL           -- seconds since 1970
) STRICT, WITHOUT ROWID;
