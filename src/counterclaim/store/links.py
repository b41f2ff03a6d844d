"""What linking made of the store: incidents, links, relations across documents, origins; and people's judgements.

All but the judgements can be made anew at any time and is replaced as a whole; judgements are only ever added to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import Incident, Judgement, Link, Relation
from counterclaim.store.codec import dumps, loads

#: The tables, as a migration. A judgement names claims by id and outlives their re-coding, so it refers to no table.
TABLES = """
CREATE TABLE derived (         -- what linking keeps of a document, made from its claims and text; may be thrown away
  doc_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,        -- of the coding and of the linking rules that it was made with
  record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (          -- the story behind each document
  doc_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  reason TEXT                  -- NULL: a story of its own
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  episode TEXT NOT NULL,
  position INTEGER NOT NULL,   -- by first publication
  frame TEXT NOT NULL,
  theme TEXT NOT NULL,
  first TEXT,                  -- ISO day; NULL: unknown
  last TEXT,
  record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_episode ON incident (episode);
CREATE INDEX incident_position ON incident (position);

CREATE TABLE link (
  claim_id TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  incident_id TEXT NOT NULL,
  other TEXT,
  score REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_incident ON link (incident_id);

CREATE TABLE across (          -- relations between claims of different documents
  left_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  right_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  verdict TEXT NOT NULL,
  episode TEXT NOT NULL,
  position INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (left_id, right_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX across_right ON across (right_id);
CREATE INDEX across_episode ON across (episode, position);

CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE withdrawal (      -- a judgement taken back: a row of its own, so that nothing is ever changed
  judgement_id TEXT PRIMARY KEY REFERENCES judgement (id),
  person TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that one run of linking made. `origins`: document → (story, why; None for a story of its own)."""

    incidents: Sequence[Incident]
    links: Sequence[Link]
    relations: Sequence[tuple[str, Relation]]
    origins: dict[str, tuple[str, str | None]]


def write_links(db: sqlite3.Connection, found: Found) -> None:
    """Replace what stood there. Runs inside the caller's transaction."""
    for table in ("link", "across", "incident", "origin"):
        db.execute(f"DELETE FROM {table}")
    db.executemany(
        "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (row.id, row.episode, at, row.frame, row.theme, row.first, row.last, dumps(row))
            for at, row in enumerate(found.incidents)
        ),
    )
    db.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?)", ((row.claim, row.incident, row.other, row.score) for row in found.links)
    )
    db.executemany(
        "INSERT INTO across VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (row.left, row.right, row.field, row.verdict, episode, at, dumps(row))
            for at, (episode, row) in enumerate(found.relations)
        ),
    )
    db.executemany("INSERT INTO origin VALUES (?, ?, ?)", ((doc, *why) for doc, why in sorted(found.origins.items())))


def write_derived(db: sqlite3.Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    """Keep what linking derived from documents: (document, digest, record)."""
    db.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", rows)


def write_judgement(db: sqlite3.Connection, judgement: Judgement) -> None:
    """Add a person's decision; the very same one again changes nothing."""
    row = (
        judgement.id,
        judgement.kind,
        judgement.left,
        judgement.right,
        judgement.person,
        judgement.at,
        judgement.note,
    )
    db.execute("INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def read_judgements(rows: Iterable[tuple[str, ...]]) -> Iterator[Judgement]:
    """Judgements from the columns of `JUDGEMENTS`."""
    for name, kind, left, right, person, at, note, withdrawn in rows:
        yield Judgement(name, kind, left, right, person, at, note, withdrawn)


#: All judgements, oldest first, with when each was taken back.
JUDGEMENTS = (
    "SELECT id, kind, left_id, right_id, judgement.person, judgement.at, note, withdrawal.at FROM judgement"
    " LEFT JOIN withdrawal ON judgement_id = id ORDER BY judgement.at, id"
)


def read_incident(record: str) -> Incident:
    """An incident from its column."""
    return loads(record, Incident)


def read_relation(record: str) -> Relation:
    """A relation from its column."""
    return loads(record, Relation)
