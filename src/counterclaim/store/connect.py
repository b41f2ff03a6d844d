"""Opening the file, and turning what SQLite says into what a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from counterclaim.errors import StoreError
from counterclaim.store.schema import MIGRATIONS, migrate, version_of

#: How long to wait, in seconds, for another process that is writing.
BUSY_SECONDS = 30.0

_ADVICE = (
    ("file is not a database", "this is not a counterclaim store (not an SQLite database): give another path"),
    ("disk is full", "the disk is full: what was acknowledged is kept; make room and run the same command again"),
    ("locked", "another process keeps writing to it: wait until that has ended, then run the same command again"),
    ("readonly", "it cannot be written to: check the permissions of the file and of its folder"),
    ("unable to open", "it cannot be opened: check that its folder exists and may be written to"),
    ("malformed", "it is damaged: restore it from a copy, or build it anew with `counterclaim add`"),
    ("disk i/o error", "the disk reports an error while reading or writing: check the disk and the room left on it"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Every `sqlite3.Error` inside leaves as a `StoreError` that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        advice = next((text for sign, text in _ADVICE if sign in said.lower()), f"the database reports: {said}")
        raise StoreError(f"store {path}: {advice}") from error
    except StoreError as error:
        if str(error).startswith("store "):
            raise
        raise StoreError(f"store {path}: {error}") from error


def connect(path: Path, readonly: bool, busy: float) -> sqlite3.Connection:
    """An open, checked connection in autocommit mode. Raises `StoreError`."""
    if path.is_dir():
        raise StoreError(f"store {path}: this is a folder: give the path of a file, as in --store my.sqlite")
    if readonly and not path.exists():
        raise StoreError(f"store {path}: there is no such store: make one with `counterclaim add PATH`")
    with explained(path):
        db = sqlite3.connect(_uri(path, readonly), uri=True, timeout=busy, isolation_level=None)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA trusted_schema = OFF")
            if readonly:
                version = version_of(db)
                if version == 0:
                    raise StoreError("it is empty: fill it with `counterclaim add PATH`")
                if version < len(MIGRATIONS):
                    _bring_up(path, busy)
            else:
                version_of(db)  # before a single byte of another program's file is changed
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                migrate(db)
        except BaseException:
            db.close()
            raise
    return db


def _bring_up(path: Path, busy: float) -> None:
    """Add the tables and columns that an earlier version did not know; nothing that is there changes."""
    try:
        connect(path, False, busy).close()
    except StoreError as error:
        raise StoreError(
            "it was made by an earlier version and lacks tables or columns, which need permission to write: give both to the file and to"
            f" its folder once ({error})"
        ) from error


def _uri(path: Path, readonly: bool) -> str:
    name = "file:" + quote(os.path.abspath(path))
    if not readonly:
        return name + "?mode=rwc"
    # A store in WAL mode needs a small file beside it even to be read. Where we may not make one and nobody is
    # writing, the file cannot change under us.
    still = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return name + ("?immutable=1" if still else "?mode=ro")
