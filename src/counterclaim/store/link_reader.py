"""Reading what linking made: incidents, episodes, origins, relations across documents, judgements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.records import Claim, Incident, Judgement, Link, Relation
from counterclaim.store.codec import loads
from counterclaim.store.connect import explained
from counterclaim.store.links import JUDGEMENTS, read_incident, read_judgements, read_relation

#: SQLite takes this many parameters in every build.
_MANY = 900


class LinkReader:
    """The part of a store's reader that knows incidents. All methods raise `StoreError`."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self._db = db

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[str, ...]]:
        with explained(self.path):
            cursor = self._db.execute(sql, values)
        while True:
            with explained(self.path):  # not around the yield: a caller may drop us after the store is closed
                row = cursor.fetchone()
            if row is None:
                return
            yield row

    def codings(self) -> dict[str, str]:
        """Document id → digest of its coding."""
        return {row[0]: row[1] for row in self._rows("SELECT id, digest FROM document ORDER BY id")}

    def derived(self) -> dict[str, tuple[str, str]]:
        """Document id → digest and record of what linking keeps of it."""
        return {row[0]: (row[1], row[2]) for row in self._rows("SELECT doc_id, digest, record FROM derived")}

    def origins(self) -> dict[str, tuple[str, str | None]]:
        """Document id → the story behind it, and why it is thought to be a copy (None: a story of its own)."""
        return {row[0]: (row[1], row[2]) for row in self._rows("SELECT doc_id, origin, reason FROM origin")}

    def is_linked(self) -> bool:
        """True if every claim of the store has its place in an incident."""
        open_ = "SELECT 1 FROM claim LEFT JOIN link ON claim_id = claim.id WHERE incident_id IS NULL LIMIT 1"
        return not any(self._rows(open_))

    def incidents(self) -> Iterator[Incident]:
        """All incidents in order of first publication."""
        for (record,) in self._rows("SELECT record FROM incident ORDER BY position"):
            yield read_incident(record)

    def episode(self, episode: str) -> list[Incident]:
        """The incidents of one episode, in order of first publication."""
        rows = self._rows("SELECT record FROM incident WHERE episode = ? ORDER BY position", episode)
        return [read_incident(record) for (record,) in rows]

    def incident(self, name: str) -> Incident:
        """The incident meant by its id, by the id of one of its claims, or by the beginning of either.

        Raises `UsageError` where there is none, or more than one.
        """
        digits = name.partition("-")[2] if name[:2] in ("i-", "c-") else name
        found: list[str] = []
        if digits and not set(digits) - set("0123456789abcdef"):
            low = "c-" + digits
            sql = "SELECT DISTINCT incident_id FROM link WHERE claim_id >= ? AND claim_id < ? LIMIT 5"
            found = [row[0] for row in self._rows(sql, low, low + "g")]
        if len(found) > 1:
            raise UsageError(f"{name!r} may mean several: {', '.join(found[:4])}; give more of it")
        rows = [row[0] for one in found for row in self._rows("SELECT record FROM incident WHERE id = ?", one)]
        if not rows:
            raise UsageError(
                f"there is no incident {name!r}: `counterclaim incidents` lists them, `counterclaim link` makes them"
            )
        return read_incident(rows[0])

    def link_of(self, claim: str) -> Link | None:
        """A claim's place in its incident; None where the store is not linked yet."""
        for row in self._rows("SELECT claim_id, incident_id, other, score FROM link WHERE claim_id = ?", claim):
            return Link(row[0], row[1], row[2], float(row[3]))
        return None

    def claims_of(self, ids: Sequence[str]) -> dict[str, Claim]:
        """The claims with these ids."""
        out: dict[str, Claim] = {}
        for at in range(0, len(ids), _MANY):
            part = ids[at : at + _MANY]
            sql = f"SELECT id, record FROM claim WHERE id IN ({', '.join('?' * len(part))})"
            out |= {row[0]: loads(row[1], Claim) for row in self._rows(sql, *part)}
        return out

    def below(self, ids: Sequence[str], least: float) -> set[str]:
        """Those of the claims with these ids that have less confidence."""
        out: set[str] = set()
        for at in range(0, len(ids), _MANY):
            part = ids[at : at + _MANY]
            sql = f"SELECT id FROM claim WHERE confidence < ? AND id IN ({', '.join('?' * len(part))})"
            out |= {row[0] for row in self._rows(sql, least, *part)}
        return out

    def across(self, episode: str | None = None, min_confidence: float | None = None) -> Iterator[Relation]:
        """Relations between claims of different documents, all or those of one episode.

        Those with a claim of less confidence than `min_confidence` are left out.
        """
        parts, values = ["1"], list[str | float]()
        if episode is not None:
            parts.append("episode = ?")
            values.append(episode)
        if min_confidence is not None:
            parts.append("NOT EXISTS (SELECT 1 FROM claim WHERE id IN (left_id, right_id) AND confidence < ?)")
            values.append(min_confidence)
        condition = " AND ".join(parts)
        for (record,) in self._rows(f"SELECT record FROM across WHERE {condition} ORDER BY position", *values):
            yield read_relation(record)

    def judgements(self) -> list[Judgement]:
        """People's decisions, oldest first, with those taken back."""
        return list(read_judgements(self._rows(JUDGEMENTS)))
