"""The marked passages of `evals/tables/*.txt`: short texts of our own with the words that a measure asks about.

A passage begins with `=== id | published | outlet | title`; its text follows, a paragraph to a line. Marked words are
written `[[words|label|more]]`, words that others stand for `{1:words}`. Lines with `#` before the first passage are comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.records import Document
from evals.common import record

TABLES = Path(__file__).parent / "tables"
_HEAD = "=== "
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+)\]\]|\{(\d+):([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a passage with their labels; `chain` is set for words that others stand for, `labels` is empty then."""

    start: int
    end: int
    text: str
    labels: tuple[str, ...] = ()
    chain: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without its marks, and the marks. `published` is ISO 8601."""

    id: str
    published: str
    outlet: str
    title: str
    text: str
    marks: tuple[Marked, ...]

    def document(self) -> Document:
        """The passage as the program reads a record; raises `ValueError` where the reader would move an offset."""
        document = record(self.id, self.text, self.published, outlet=self.outlet, title=self.title)
        if document.text != self.text:
            raise ValueError(f"{self.id}: the reader changes this text, so that its offsets no longer hold")
        return document

    def shown(self, mark: Marked, width: int = 70) -> str:
        """A mark with the words around it, in one line."""
        before, after = self.text[max(0, mark.start - width) : mark.start], self.text[mark.end : mark.end + width]
        return f"{self.id}: …{before}[[{mark.text}]]{after}…".replace("\n", " ")


def passages(path: Path) -> tuple[Passage, ...]:
    """All passages of a file, in its order. Raises `ValueError` for a mark or head that is not as said above."""
    _, *blocks = re.split(r"^(?==== )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(_passage(block) for block in blocks)


def _passage(block: str) -> Passage:
    head, _, body = block.partition("\n")
    fields = [field.strip() for field in head.removeprefix(_HEAD).split("|")]
    if len(fields) != 4 or not all(fields):
        raise ValueError(f"{head!r}: a head is '=== id | published | outlet | title'")
    text, marks = unmarked(body.strip())
    if re.search(r"[\[\]{}|]", text):
        raise ValueError(f"{fields[0]}: a mark is not closed, or one lies in another")
    name, published, outlet, title = fields
    return Passage(name, published, outlet, title, text, marks)


def unmarked(body: str) -> tuple[str, tuple[Marked, ...]]:
    """A marked text without its marks, and the marks."""
    out, marks, at, length = [], [], 0, 0
    for found in _MARK.finditer(body):
        before = body[at : found.start()]
        words, labels, chain = found[1] or found[4], found[2], found[3]
        length += len(before)
        split = tuple(label.strip() for label in labels.split("|")) if labels else ()
        marks.append(Marked(length, length + len(words), words, split, chain))
        length += len(words)
        out += [before, words]
        at = found.end()
    return "".join([*out, body[at:]]), tuple(marks)


def report(figures: dict[str, object], errors: list[str], most: int, write: Callable[[str], None] = print) -> None:
    """The figures in two columns, then the first errors."""
    for line in (*(f"{name:24} {value}" for name, value in figures.items()), *errors[:most]):
        write(line)


def labelled(passage: Passage) -> Iterator[Marked]:
    """The marks that a measure asks about."""
    return (mark for mark in passage.marks if mark.labels)
