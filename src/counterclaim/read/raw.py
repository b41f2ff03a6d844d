"""The raw work item: one document's bytes, before anything is read from them."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.errors import ReadError
from counterclaim.records import Problem

#: The most bytes that one document may have: a page, a text, a line of JSONL. Longer ones are refused unread.
MAX_BYTES = 20_000_000

#: The kinds of raw item.
KINDS = ("html", "text", "record")


@dataclass(frozen=True, slots=True)
class RawItem:
    """One document still to be read; small and picklable, so that it can travel to a worker.

    `kind`: `html` (a page, or a record's page), `text` (a plain text file), `record` (the `text` of a JSON record).
    `where` names the input for messages (`news.jsonl:12`), `ref` is the giver's own name for it (the record's `id`, or
    the file name). `payload` is what is read: the file's bytes, or the record's text or page in UTF-8. The other fields are
    the record's own, as given; None where it has none.
    """

    kind: str
    where: str
    ref: str
    payload: bytes
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a raw item is one of {', '.join(KINDS)}, not {self.kind!r}")


def problem_of(item: RawItem, error: ReadError) -> Problem:
    """The row of `problems.jsonl` that tells why `item` gave no document."""
    return Problem(kind=error.kind, where=item.where, message=str(error))


def shown(name: str) -> str:
    r"""A file name or id that is safe to print and to store: control characters and undecodable bytes become escapes.

    >>> shown("a\x1b[31m.txt")
    'a\\x1b[31m.txt'
    """
    return "".join(char if char.isprintable() or char == "\u00a0" else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python holds a byte that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
