"""Templates of MUC-4 and its answer keys.

A template is one terrorist incident of a message, in 24 slots; a slot holds fills. The keys allow more than one answer to many a
fill ("FMLN" / "FARABUNDO MARTI NATIONAL LIBERATION FRONT"), and mark fills and templates that may be left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: Number of the slot in the answer keys → our name for it and the kind of its fills.
SLOTS = {
    2: ("date", "date"),
    3: ("location", "location"),
    4: ("type", "set"),
    5: ("stage", "set"),
    6: ("instrument", "string"),
    7: ("instrument_type", "set"),
    8: ("category", "set"),
    9: ("individual", "string"),
    10: ("organization", "string"),
    11: ("confidence", "set"),
    12: ("target", "string"),
    13: ("target_type", "set"),
    14: ("target_number", "number"),
    15: ("target_nation", "set"),
    16: ("target_effect", "set"),
    17: ("target_total", "number"),
    18: ("victim", "string"),
    19: ("description", "string"),
    20: ("victim_type", "set"),
    21: ("victim_number", "number"),
    22: ("victim_nation", "set"),
    23: ("victim_effect", "set"),
    24: ("victim_total", "number"),
}
KINDS = dict(SLOTS.values())
_LINE = re.compile(r"(\d+)\. +[A-Z ]+(?:: [A-Z ]+?)?(?: {2,}|$)(.*)")
_PIECE = re.compile(r'"(?:\\"|[^"])*"+|[()/:]|[^"()/:]+')


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: the answers that are all right for it, and what it is said of ("DEATH: "MAYOR""), in as many ways.

    `refs` is empty where the slot has no cross-reference; a cross-reference to nothing is "-". `optional`: may be left out.
    """

    values: tuple[str, ...]
    refs: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """The fills of one incident by slot name; slots without fills are missing. `optional`: the whole may be left out."""

    message: str
    slots: dict[str, tuple[Fill, ...]] = field(default_factory=dict)
    optional: bool = False

    def fills(self, slot: str) -> tuple[Fill, ...]:
        """The fills of a slot, none where it is null or does not apply."""
        return self.slots.get(slot, ())


def read_keys(text: str) -> dict[str, list[Template]]:
    """Message → its templates; a message that is irrelevant has an empty list."""
    out: dict[str, list[Template]] = {}
    for rows in _rows(text):
        message = rows[0][0].split(" (")[0].strip()
        number = rows[1][0]
        made = out.setdefault(message, [])
        if not number.startswith("*"):
            slots = {SLOTS[n][0]: _fills(rows[n], SLOTS[n][1]) for n in sorted(SLOTS) if rows[n]}
            made.append(Template(message, {k: v for k, v in slots.items() if v}, "OPTIONAL" in number))
    return out


def _rows(text: str) -> Iterator[dict[int, list[str]]]:
    """The lines of each template by slot number."""
    rows: dict[int, list[str]] = defaultdict(list)
    now = None
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        if found := _LINE.match(line):
            now = int(found[1])
            if now == 0 and rows:
                yield rows
                rows = defaultdict(list)
            line = found[2]
        if now is not None and line.strip():
            rows[now].append(line.strip())
    if rows:
        yield rows


def _fills(lines: Iterable[str], kind: str) -> tuple[Fill, ...]:
    return tuple(_fill(line, kind) for line in lines if line not in ("*", "-"))


def _fill(line: str, kind: str) -> Fill:
    optional = line.startswith("?")
    line = line.lstrip("? ")
    if kind in ("date", "location"):
        return Fill(tuple(_unwrapped(one) for one in _split(line, "/")), (), optional)
    value, *refs = _split(line, ":")
    values = tuple(_bare(one) for one in _split(_unwrapped(value), "/"))
    return Fill(values, tuple(_bare(one) for ref in refs for one in _split(ref, "/")), optional)


def _split(text: str, sign: str) -> list[str]:
    """The text cut at a sign that stands in no quotation and no bracket."""
    parts, depth = [""], 0
    for piece in _PIECE.findall(text):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts if part.strip()]


def _unwrapped(text: str) -> str:
    """Without brackets around the whole: "(PERU) / (PERU: LIMA (CITY))" comes in such parts."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and _closes_last(text) else text


def _closes_last(text: str) -> bool:
    depth = 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return at == len(text) - 1
    return False


def _bare(text: str) -> str:
    """A string without its quotation marks and the escapes inside."""
    return " ".join(text.replace('\\"', "").replace('"', "").split()).lstrip("? ")
