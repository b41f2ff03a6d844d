"""Text made safe to print: nothing in it can move the cursor, turn the line around, or run in a spreadsheet.

News text, file names and fields are other people's. Whatever is not printable (control and ANSI escape characters,
the bidirectional overrides by which a line can be made to read as another) is shown as an escape.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

#: Joiners that Persian, Hindi and emoji need; they change no order and move nothing.
_JOINERS = "\u200c\u200d"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def printable(text: str, keep: str = "") -> str:
    r"""The text with every character that is not printable as an escape, those in `keep` excepted.

    >>> printable("a\x1b[31m\u202e")
    'a\\x1b[31m\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep or c in _JOINERS else _escape(c) for c in text)


def one_line(text: str) -> str:
    """As `printable`, with line breaks and runs of blanks as one blank: for table cells and messages."""
    return printable(" ".join(text.split()))


def json_line(record: dict[str, Any]) -> str:
    r"""The record as one line of JSON. Unprintable characters are `\u` escapes: nothing is lost, nothing runs."""
    text = json.dumps(record, ensure_ascii=False)
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _JOINERS else json.dumps(c)[1:-1] for c in text)
    return text + "\n"


def csv_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """CSV lines (RFC 4180), every cell through `csv_cell`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in chain([header], rows):
        writer.writerow([csv_cell(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def csv_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    One that begins with = + - @ (or a tab, or the full-width forms) and is no plain number gets a leading apostrophe,
    as OWASP advises: spreadsheets show the rest as text. Readers in code strip one leading apostrophe; `jsonl` has
    the words unchanged.
    """
    clean = one_line(cell)
    return "'" + clean if clean.startswith(_FORMULA) and not _NUMBER.fullmatch(clean) else clean


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python holds a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
