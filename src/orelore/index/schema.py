"""The tables of `catalog.db`."""

FORMAT = 1

# In one transaction: a killed run leaves all tables or none.
SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS generations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encoder TEXT NOT NULL,        -- fingerprint of the encoder
    encoder_name TEXT NOT NULL,
    chunking TEXT NOT NULL,
    format INTEGER NOT NULL,
    live INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS state (
    version INTEGER NOT NULL      -- counts the changes, so that a reader notices them
);
INSERT INTO state SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM state);
CREATE TABLE IF NOT EXISTS articles (
    generation INTEGER NOT NULL REFERENCES generations ON DELETE CASCADE,
    id TEXT NOT NULL,
    content TEXT NOT NULL,        -- hash of all that is indexed of the article
    body TEXT NOT NULL,           -- the Article as JSON
    fingerprint TEXT NOT NULL,    -- of the text alone: equal for exact duplicates
    signature BLOB NOT NULL,      -- close for near-duplicates
    PRIMARY KEY (generation, id)
);
CREATE INDEX IF NOT EXISTS articles_by_origin ON articles (
    generation, json_extract(body, '$.copy_of')
);
CREATE TABLE IF NOT EXISTS chunks (
    rowid INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    article TEXT NOT NULL,
    vector_id TEXT NOT NULL,      -- in the vector store
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    sentences TEXT NOT NULL,      -- JSON: [[start, end], ...]
    vector BLOB NOT NULL,         -- float32; the vector store can be rebuilt from it
    UNIQUE (generation, vector_id),
    FOREIGN KEY (generation, article) REFERENCES articles ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS chunks_by_article ON chunks (generation, article);
CREATE TABLE IF NOT EXISTS facets (
    chunk INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE,
    field TEXT NOT NULL,          -- country, mineral, publisher, published
    value TEXT NOT NULL,
    folded TEXT NOT NULL,         -- value without case
    PRIMARY KEY (field, folded, chunk)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS facets_by_chunk ON facets (chunk);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(
    title, heading, text, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS texts_follow_chunks AFTER DELETE ON chunks BEGIN
    DELETE FROM texts WHERE rowid = old.rowid;
END;
COMMIT;
"""
