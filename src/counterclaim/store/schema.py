"""The tables and how they came to be: one list of migrations, counted by SQLite's `user_version`."""

from __future__ import annotations

import sqlite3

from counterclaim.errors import StoreError
from counterclaim.store.links import TABLES as _LINKING

#: Marks the file as ours ("ctrc" in ASCII), so that another program's database is never written into.
APPLICATION_ID = 0x63747263

_TABLES = """
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  ref TEXT NOT NULL,
  published TEXT,              -- ISO 8601 as stated; NULL: not stated
  coder TEXT NOT NULL,         -- the version that coded it
  digest TEXT NOT NULL,        -- SHA-256 over everything that coding made of it
  text TEXT NOT NULL,
  record TEXT NOT NULL         -- the full record as JSON, less the text
) STRICT;
CREATE INDEX document_ref ON document (ref);
CREATE INDEX document_published ON document (published);

CREATE TABLE sighting (        -- every name under which the same bytes were given
  doc_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  given TEXT NOT NULL,         -- marks the raw item: hash of its bytes and of the details beside them
  ref TEXT NOT NULL,
  record TEXT NOT NULL,        -- ref, title, outlet, published, url as given that time
  PRIMARY KEY (doc_id, given)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_given ON sighting (given);
CREATE INDEX sighting_ref ON sighting (ref);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  doc_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  speech TEXT NOT NULL,
  modality TEXT NOT NULL,
  frame TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_doc ON claim (doc_id, position);
CREATE INDEX claim_event ON claim (event);
CREATE INDEX claim_source ON claim (source_kind);

CREATE TABLE party (           -- whom a claim is about (actor, target, count) and whose it is (source, via)
  claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (claim_id, role, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_party ON party (party, role);

CREATE TABLE relation (
  doc_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  left_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  right_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  verdict TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (doc_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_left ON relation (left_id);
CREATE INDEX relation_right ON relation (right_id);

CREATE TABLE leftover (
  doc_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (doc_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,         -- Problem.where
  message TEXT NOT NULL
) STRICT;
CREATE INDEX problem_place ON problem (place);

CREATE TABLE run (             -- when we worked, and whether we got to the end (finished is NULL: interrupted)
  id INTEGER PRIMARY KEY,
  coder TEXT NOT NULL,
  started TEXT NOT NULL,       -- UTC, ISO 8601
  finished TEXT,
  summary TEXT                 -- JSON: how many documents were added, replaced, unchanged, problems
) STRICT;
"""

_CONTEXT = """
CREATE TABLE context (         -- wars, agreements, truces, forces and comparisons that a document names
  doc_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (doc_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX context_kind ON context (kind);

ALTER TABLE document ADD COLUMN read_context INTEGER;  -- NULL: coded before context was read
"""

_CONFIDENCE = """
ALTER TABLE claim ADD COLUMN confidence REAL NOT NULL DEFAULT 1;  -- 0 to 1, as in the record
UPDATE claim SET confidence = json_extract(record, '$.confidence');
CREATE INDEX claim_confidence ON claim (confidence);
"""

#: One entry per schema version, never edited once released: a store of version n gets entries n, n+1, …
MIGRATIONS: tuple[str, ...] = (_TABLES, _LINKING, _CONTEXT, _CONFIDENCE)


def version_of(db: sqlite3.Connection) -> int:
    """The schema version of an open database, 0 for a new one.

    Raises `StoreError` if it is another program's, or newer than this one.
    """
    (ours,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if ours != APPLICATION_ID and (tables or version):
        raise StoreError("this is a database of another program: give another path")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"the store has schema version {version}, this program knows up to {len(MIGRATIONS)}: update counterclaim"
        )
    return int(version)


def migrate(db: sqlite3.Connection) -> None:
    """Bring an open database up to date, each step in one transaction; safe if two processes try at once."""
    if version_of(db) == len(MIGRATIONS):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(db), len(MIGRATIONS)):
            for statement in _statements(MIGRATIONS[number]):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number + 1}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split at semicolons (`executescript` would commit): comments are cut first, no string of ours holds either."""
    bare = "\n".join(line.split("--", 1)[0] for line in script.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]
