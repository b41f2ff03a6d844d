"""Which documents tell one story: reprints, cut copies and rewrites of one agency report are one origin.

Copies are found by MinHash over runs of words and settled by containment, the share of the smaller text's runs that
stand in the other (Broder 1997): a brief made of three paragraphs of a long report is a copy though the two differ in
most of their words.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rensa import RMinHash, RMinHashLSH

from counterclaim.lang.wordlists import words as word_list
from counterclaim.records import Document

#: Words in a run; runs that a text must have for its copies to be told.
RUN, LEAST_RUNS = 4, 25
#: Share of the smaller text's runs in the other that makes a copy; with one agency credited in both; with a day unknown.
COPY, CREDITED_COPY, UNDATED_COPY = 0.3, 0.25, 0.6
#: Copies appear within this many days.
DAYS = 14
#: A credit stands within so many code points of a text's head or foot.
CREDIT_AREA = 240
_PERMUTATIONS, _BANDS, _SEED = 128, 64, 1
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the search for copies knows of a document: its runs of words, the agencies it credits, its day."""

    doc: str
    runs: frozenset[int]
    credits: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of one origin: the share of the smaller one's runs in the other, and a credit that both carry."""

    left: str
    right: str
    contained: float
    credit: str | None

    @property
    def reason(self) -> str:
        """One sentence for a reader."""
        also = f", and both credit {self.credit}" if self.credit else ""
        return f"{round(100 * self.contained)} % of the shorter text's word runs stand in the other{also}"


def sketch(document: Document) -> Sketch:
    """The sketch of a document; furniture is left out, since it comes with the site and not with the story."""
    parts = [document.text[block.start : block.end] for block in document.blocks if block.kind != "furniture"]
    text = "\n".join(parts) if parts else document.text
    told = [word.casefold() for word in _WORD.findall(text)]
    runs = frozenset(crc32(" ".join(told[i : i + RUN]).encode()) for i in range(len(told) - RUN + 1))
    return Sketch(document.id, runs, _credits(text), _day(document))


def _day(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.published.value[:10]) if document.published else None
    except ValueError:
        return None


def _credits(text: str) -> frozenset[str]:
    area = text[:CREDIT_AREA] + "\n" + text[-CREDIT_AREA:]
    found = {
        name for name in word_list("en", "agencies")["agencies"] if re.search(rf"\b{re.escape(name)}\b", area, re.I)
    }
    return frozenset(found)


def copies(sketches: Sequence[Sketch]) -> list[Copy]:
    """All pairs of documents of one origin, sorted."""
    standing = _standing(sketches)
    told = (replace(row, runs=row.runs - standing) for row in sketches)
    rows = sorted((row for row in told if len(row.runs) >= LEAST_RUNS), key=lambda row: row.doc)
    index = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    prints: list[RMinHash] = []
    for number, row in enumerate(rows):
        print_ = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        print_.update([str(run) for run in sorted(row.runs)])
        index.insert(number, print_)
        prints.append(print_)
    out = []
    for number, row in enumerate(rows):
        for other in sorted(index.query(prints[number])):
            if other > number and (copy := _compare(row, rows[other])) is not None:
                out.append(copy)
    return out


def _standing(sketches: Sequence[Sketch]) -> frozenset[int]:
    """Runs seen in texts too far apart in time to be copies: boilerplate of a site, and background told again and again."""
    first: dict[int, date] = {}
    out: set[int] = set()
    for row in sorted((row for row in sketches if row.day), key=lambda row: (row.day, row.doc)):
        assert row.day is not None
        for run in row.runs:
            if (row.day - first.setdefault(run, row.day)).days > DAYS:
                out.add(run)
    return frozenset(out)


def _compare(left: Sketch, right: Sketch) -> Copy | None:
    if left.day and right.day and abs((left.day - right.day).days) > DAYS:
        return None
    shared = len(left.runs & right.runs) / min(len(left.runs), len(right.runs))
    credit = min(left.credits & right.credits, default=None)
    least = CREDITED_COPY if credit else COPY
    if left.day is None or right.day is None:
        least = UNDATED_COPY
    return Copy(left.doc, right.doc, shared, credit) if shared >= least else None


def origins(sketches: Sequence[Sketch], found: Sequence[Copy]) -> dict[str, str]:
    """Document → the origin it belongs to, named by the least id among its documents."""
    parent = {row.doc: row.doc for row in sketches}

    def root(doc: str) -> str:
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for copy in found:
        low, high = sorted((root(copy.left), root(copy.right)))
        parent[high] = low
    return {doc: root(doc) for doc in sorted(parent)}
