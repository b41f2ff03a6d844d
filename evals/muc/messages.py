"""Messages of MUC-4: broadcasts and agency reports in capitals, each under a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.muc.templates import Template, read_keys

#: The sets, each a folder.
SETS = ("dev", "tst1", "tst2", "tst3")
_ID = re.compile(r"^((?:DEV-MUC3|TST\d-MUC\d)-\d{4})[^\n]*\n", re.MULTILINE)
_DATELINE = re.compile(
    r"\s*(?P<place>[^,]+), (?:(?P<day>\d{1,2} [A-Z]{3} \d\d)|NO DATE)\s*(?:\((?P<source>[^)]*)\))?\s*--"
)
_HEADER = re.compile(r"\s*(?:\[[^\]]*\]\s*)*?\[(?:TEXT|SUMMARY|EXCERPTS?)\]")
#: What the transcribers put in: notes on the recording, not words of it.
_NOTE = re.compile(
    r"\[(?:[^\]]*(?:INDISTINCT|AS HEARD|AS RECEIVED|AS PUBLISHED|OMITTED|RECORDING|CONTINUED|SIGNED|IDENTIFIED|APPLAUSE"
    r"|CHANGES THOUGHT|REPORTER|INTERRUPT|QUESTION|VIDEO|UNIDENTIFIED)[^\]]*)\]"
)
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its dateline (place, day, source) and its text, paragraphs parted by an empty line, capitals as they came."""

    id: str
    place: str
    day: date | None
    source: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Set:
    """The messages of one set with the templates of their keys."""

    name: str
    messages: tuple[Message, ...]
    keys: dict[str, list[Template]]


def read_set(folder: Path, name: str) -> Set:
    """The files of one set. Exits saying what is missing."""
    texts, keys = [], []
    for path in sorted((folder / name).glob("*")):
        if path.name.startswith("key-"):
            keys.append(path.read_text("latin-1"))
        elif path.name.startswith(("dev-muc3", "tst")):
            texts.append(path.read_text("latin-1"))
    if not texts or not keys:
        raise SystemExit(f"{folder / name} holds no messages with answer keys of MUC-4")
    return Set(name, tuple(one for text in texts for one in _messages(text)), read_keys("\n\n".join(keys)))


def _messages(text: str) -> Iterator[Message]:
    parts = _ID.split(text)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        found = _DATELINE.match(body)
        place, day, source = found.group("place", "day", "source") if found else ("", None, None)
        rest = body[found.end() :] if found else body
        if header := _HEADER.match(rest):
            rest = rest[header.end() :]
        yield Message(name, " ".join(place.split()), _day(day) if day else None, source, _flowing(rest))


def _flowing(text: str) -> str:
    """Lines of a paragraph joined, notes of the transcribers left out."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(kept for part in paragraphs if (kept := re.sub(" +", " ", _NOTE.sub("", part)).strip()))


def _day(text: str) -> date | None:
    number, month, year = text.split()
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None


def day_as_fill(day: date) -> str:
    """A day as the keys write it: "05 NOV 89"."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year % 100:02}"


def day_of_fill(text: str) -> date | None:
    """The day that a key writes, None where it is no day."""
    return _day(text) if re.fullmatch(r"\d{1,2} [A-Z]{3} \d\d", text.strip()) else None
