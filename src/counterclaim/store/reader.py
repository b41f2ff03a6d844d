"""Reading the store: every record comes back as it went in, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

from counterclaim.errors import UsageError
from counterclaim.records import Claim, Coded, ContextRecord, Document, LeftOut, Leftover, Problem, Relation
from counterclaim.store.codec import load_document, loads
from counterclaim.store.connect import explained
from counterclaim.store.link_reader import LinkReader
from counterclaim.store.query import Query, check_confidence, where, where_below
from counterclaim.store.write import Sighting

R = TypeVar("R")

#: Tables and the order of their rows in a dump. Runs are left out: they tell when we worked, not what was found.
_DUMPED = (
    ("document", "id"),
    ("sighting", "doc_id, given"),
    ("claim", "doc_id, position"),
    ("party", "claim_id, role, party"),
    ("relation", "doc_id, position"),
    ("leftover", "doc_id, position"),
    ("context", "doc_id, position"),
    ("problem", "id"),
    ("origin", "doc_id"),
    ("incident", "id"),
    ("link", "claim_id"),
    ("across", "left_id, right_id, field"),
    ("judgement", "id"),
    ("withdrawal", "judgement_id"),
)


class Reader(LinkReader):
    """The reading half of a `Store`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is pending, since every write is committed when its method returns."""
        with explained(self.path):
            self._db.close()

    def documents(self) -> Iterator[Document]:
        """All documents, by date of publication (those without one last), then by ref."""
        order = "published IS NULL, published, ref, id"
        for record, text in self._rows(f"SELECT record, text FROM document ORDER BY {order}"):
            yield load_document(record, text)

    def listing(self, min_confidence: float | None = None) -> Iterator[tuple[str, str, str | None, int]]:
        """Id, ref, date of publication and number of claims of every document, in the order of `documents`.

        Claims with less confidence than `min_confidence` are not counted. Raises `UsageError` if that is not in 0..1.
        """
        check_confidence(min_confidence)
        least, values = ("", ()) if min_confidence is None else (" AND confidence >= ?", (min_confidence,))
        claims = f"(SELECT count(*) FROM claim WHERE doc_id = document.id{least})"
        order = "published IS NULL, published, ref, id"
        for doc_id, ref, published, number in self._rows(
            f"SELECT id, ref, published, {claims} FROM document ORDER BY {order}", *values
        ):
            yield doc_id, ref, published, int(number)

    def sightings(self, doc_id: str) -> list[Sighting]:
        """The names under which the document was given, sorted."""
        rows = self._rows("SELECT record FROM sighting WHERE doc_id = ? ORDER BY ref, record", doc_id)
        return [loads(record, Sighting) for (record,) in rows]

    def find_document(self, name: str) -> str:
        """The id of the document meant by an id, the unique beginning of one, or a ref. Raises `UsageError`."""
        sql = "SELECT id FROM document WHERE id = ? UNION SELECT doc_id FROM sighting WHERE ref = ?"
        exact = [row[0] for row in self._rows(sql, name, name)]
        return _only(exact or self._begins("document", "d-", name), name, "document", "counterclaim show")

    def find_claim(self, name: str) -> str:
        """The id of the claim meant by an id or the unique beginning of one. Raises `UsageError`."""
        return _only(self._begins("claim", "c-", name), name, "claim", "counterclaim claims")

    def _begins(self, table: str, prefix: str, name: str) -> list[str]:
        digits = name.removeprefix(prefix)
        if not digits or set(digits) - set("0123456789abcdef"):
            return []
        low = prefix + digits
        rows = self._rows(f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 5", low, low + "g")
        return [row[0] for row in rows]

    def document(self, doc_id: str) -> Coded:
        """Everything that stands under one document id. Raises `UsageError` if there is none."""
        rows = list(self._rows("SELECT record, text FROM document WHERE id = ?", doc_id))
        if not rows:
            raise UsageError(f"there is no document {doc_id} in {self.path}")
        return Coded(
            load_document(*rows[0]),
            tuple(self._all("claim", doc_id, Claim)),
            tuple(self._all("relation", doc_id, Relation)),
            tuple(self._all("leftover", doc_id, Leftover)),
            tuple(self._all("context", doc_id, ContextRecord)),
        )

    def _all(self, table: str, doc_id: str, kind: type[R]) -> Iterator[R]:
        for (record,) in self._rows(f"SELECT record FROM {table} WHERE doc_id = ? ORDER BY position", doc_id):
            yield loads(record, kind)

    def context(self, kinds: Sequence[str] = ()) -> Iterator[tuple[str, ContextRecord]]:
        """The ref of the document and the record, for all context of these kinds (none: of all), in the order of `documents`."""
        among = f"WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        sql = (
            f"SELECT ref, context.record FROM context JOIN document ON document.id = doc_id {among}"
            " ORDER BY published IS NULL, published, ref, document.id, position"
        )
        for ref, record in self._rows(sql, *kinds):
            yield ref, loads(record, ContextRecord)

    def without_context(self) -> int:
        """How many documents were coded by a version that read no context: nothing is known of theirs."""
        return int(next(self._rows("SELECT count(*) FROM document WHERE read_context IS NULL"))[0])

    def claims(self, query: Query | None = None) -> Iterator[tuple[Document, Claim]]:
        """Claims with their documents, documents in the order of `documents`, claims in the order of the text."""
        condition, values = where(query or Query())
        sql = (
            "SELECT document.id, document.record, document.text, claim.record FROM claim"
            f" JOIN document ON document.id = claim.doc_id WHERE {condition}"
            " ORDER BY published IS NULL, published, ref, document.id, position"
        )
        last, document = "", None
        for doc_id, record, text, claim in self._rows(sql, *values):
            if document is None or doc_id != last:
                last, document = doc_id, load_document(record, text)
            yield document, loads(claim, Claim)

    def left_out(self, query: Query) -> LeftOut | None:
        """How many claims match all else and fall short of the `min_confidence` of the query; None where it has none."""
        if query.min_confidence is None:
            return None
        condition, values = where_below(query, query.min_confidence)
        sql = f"SELECT count(*) FROM claim JOIN document ON document.id = claim.doc_id WHERE {condition}"
        return LeftOut(int(next(self._rows(sql, *values))[0]), query.min_confidence)

    def claim(self, claim_id: str) -> tuple[Document, Claim, list[Relation]]:
        """One claim, its document, and the relations that name it. Raises `UsageError` if there is none."""
        rows = list(self._rows("SELECT doc_id, record FROM claim WHERE id = ?", claim_id))
        if not rows:
            raise UsageError(f"there is no claim {claim_id} in {self.path}")
        coded = self.document(rows[0][0])
        named = [relation for relation in coded.relations if claim_id in (relation.left, relation.right)]
        return coded.document, loads(rows[0][1], Claim), named

    def problems(self) -> Iterator[Problem]:
        """What stands unsolved, by place, kind and message."""
        for kind, place, message in self._rows(
            "SELECT kind, place, message FROM problem ORDER BY place, kind, message"
        ):
            yield Problem(kind, place, message)

    def counts(self) -> dict[str, int]:
        """How many rows each kind of record has."""
        names = ("document", "claim", "relation", "leftover", "problem")
        return {name: int(next(self._rows(f"SELECT count(*) FROM {name}"))[0]) for name in names}

    def dump(self) -> Iterator[str]:
        """Every row that tells what was found, as JSON lines in a fixed order: equal contents, equal dumps."""
        for table, order in _DUMPED:
            for row in self._rows(f"SELECT * FROM {table} ORDER BY {order}"):
                yield json.dumps([table, *row], ensure_ascii=False)

    def check(self) -> list[str]:
        """What SQLite's own integrity and foreign key checks find wrong: nothing in a sound store."""
        broken = [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        return broken + [f"{row[0]}: row without its {row[2]}" for row in self._rows("PRAGMA foreign_key_check")]


def _only(found: list[str], name: str, what: str, where_listed: str) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"there is no {what} {name!r}: `{where_listed}` lists them")
    raise UsageError(
        f"{name!r} may mean several: {', '.join(found[:4])}{', …' if len(found) > 4 else ''}; give more of it"
    )
