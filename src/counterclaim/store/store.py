"""The store itself: what the rest of the program sees of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.records import Coded, Judgement, Problem
from counterclaim.store.codec import digest, dumps
from counterclaim.store.connect import BUSY_SECONDS, connect, explained
from counterclaim.store.links import Found, write_derived, write_judgement, write_links
from counterclaim.store.reader import Reader
from counterclaim.store.write import check, write_document, write_sighting

#: Names another input each time it is used, so that success there proves nothing about an earlier failure.
_STANDARD_INPUT = "standard input"


def open_store(path: str | Path, readonly: bool = False, busy: float = BUSY_SECONDS) -> Store:
    """Open the store at `path`, or make one. With `readonly` it must exist; it can be read while another writes.

    `busy` is how long to wait for another writer, in seconds. Raises `StoreError`.
    """
    return Store(Path(path), connect(Path(path), readonly, busy))


class Store(Reader):
    """An open store; a context manager. Not for sharing between threads. Every method raises `StoreError`.

    >>> with open_store("news.sqlite", readonly=True) as store:
    ...     for document, claim in store.claims(Query(event=("shelling",))):
    ...         print(document.ref, claim.id)
    """

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
                raise

    def put(self, coded: Coded, coder: str, place: str | None = None, given: str = "") -> str:
        """Store one coded document, all of it or nothing: `added`, `replaced` (coded otherwise before) or `unchanged`.

        `coder` is the version that coded it; `place` is where it was read from (`RawItem.where`): problems
        recorded there earlier are solved now, and go. `given` marks the raw item, for `is_known`.
        When this returns, the document is on the disk. Raises `CodingError` where the parts contradict each other.
        """
        check(coded)
        mark = digest(coded)
        with self._transaction() as db:
            sql = "SELECT digest, ref, coder FROM document WHERE id = ?"
            row = db.execute(sql, (coded.document.id,)).fetchone()
            outcome = "added" if row is None else "unchanged" if row[0] == mark else "replaced"
            if row is not None and row[1] != coded.document.ref and row[2] == coder:
                outcome = "unchanged"  # the same bytes under another name: the first name stays
            if outcome == "unchanged":
                db.execute("UPDATE document SET coder = ? WHERE id = ?", (coder, coded.document.id))
            else:
                write_document(db, coded, coder, mark)
            write_sighting(db, coded.document, given)
            if place is not None and not place.startswith(_STANDARD_INPUT):
                db.execute("DELETE FROM problem WHERE place = ?", (place,))
        return outcome

    def solve(self, place: str) -> None:
        """Forget the problems recorded at `place`: what stands there now is stored."""
        if not place.startswith(_STANDARD_INPUT) and any(self._rows("SELECT 1 FROM problem WHERE place = ?", place)):
            with self._transaction() as db:
                db.execute("DELETE FROM problem WHERE place = ?", (place,))

    def is_known(self, given: str, coder: str) -> bool:
        """True if the raw item so marked is stored, coded by this very version: nothing is left to do for it."""
        sql = "SELECT 1 FROM sighting JOIN document ON document.id = doc_id WHERE given = ? AND coder = ?"
        return any(self._rows(sql, given, coder))

    def put_problem(self, problem: Problem) -> bool:
        """Record what went wrong; False if the very same problem was known."""
        row = (problem.id, problem.kind, problem.where, problem.message)
        with self._transaction() as db:
            return db.execute("INSERT OR IGNORE INTO problem VALUES (?, ?, ?, ?)", row).rowcount > 0

    def put_links(self, found: Found) -> None:
        """Replace all incidents, links, relations across documents and origins by what one run of linking made."""
        with self._transaction() as db:
            write_links(db, found)

    def put_derived(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep what linking derived from documents: (document id, digest, record)."""
        with self._transaction() as db:
            write_derived(db, rows)

    def judge(self, judgement: Judgement) -> None:
        """Add a person's decision. It takes effect when the store is linked again."""
        with self._transaction() as db:
            write_judgement(db, judgement)

    def withdraw(self, judgement: str, person: str, at: str) -> None:
        """Take a judgement back; one that was taken back before stays so."""
        with self._transaction() as db:
            db.execute("INSERT OR IGNORE INTO withdrawal VALUES (?, ?, ?)", (judgement, person, at))

    def start_run(self, coder: str) -> int:
        """Note that work begins; the number is for `finish_run`."""
        with self._transaction() as db:
            row = (coder, _now())
            return int(db.execute("INSERT INTO run (coder, started) VALUES (?, ?)", row).lastrowid or 0)

    def finish_run(self, run: int, summary: dict[str, int]) -> None:
        """Note that work came to its end, with its counts."""
        with self._transaction() as db:
            db.execute("UPDATE run SET finished = ?, summary = ? WHERE id = ?", (_now(), dumps(summary), run))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
