"""Plain text → units: the lines or joined lines that stand on their own, before anyone asks what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from counterclaim.errors import TooLarge
from counterclaim.read.furniture import Lexicon, is_menu, is_sentence_end

#: More lines than this are no article.
MAX_LINES = 100_000
#: Text wider than this is not wrapped by hand.
MAX_WIDTH = 120
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*•·▪‣◦>»–]|\d{1,2}[.)])\s{1,8}\S")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text without blank ends. Units with the same `group` have no blank line between them.

    `kind` is what its giver knows of it: `heading`, `list`, `caption`, `paragraph`; "" for nothing.
    """

    start: int
    end: int
    group: int
    kind: str = ""


def units_of(text: str, lexicon: Lexicon) -> list[Unit]:
    """The units of a plain text, in order: all that is not blank lies in exactly one.

    Lines of a group are joined where they were wrapped by hand: the next line's first word would not have fitted.
    """
    units: list[Unit] = []
    for number, group in enumerate(_groups(text)):
        units.extend(_split_group(text, group, number, lexicon))
    return units


def is_bullet(line: str) -> bool:
    """True if the line opens as an item of a list does."""
    return bool(_BULLET.match(line))


def _groups(text: str) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    last, count = 0, 0
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start == end:
            continue
        count += 1
        if count > MAX_LINES:
            raise TooLarge(
                f"more than {MAX_LINES} lines, which is more than one article has: split it, or use JSON Lines"
            )
        if not groups or len(list(islice(_BREAK.finditer(text, last, start), 2))) > 1:
            groups.append([])
        groups[-1].append((start, end))
        last = end
    return groups


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    return start, max(start, start + len(line.strip()))


def _split_group(text: str, group: list[tuple[int, int]], number: int, lexicon: Lexicon) -> list[Unit]:
    lines = [text[start:end] for start, end in group]
    joins = _joins(lines, lexicon)
    units = [Unit(*group[0], number)]
    for (start, end), join in zip(group[1:], joins, strict=True):
        units[-1:] = [Unit(units[-1].start, end, number)] if join else [units[-1], Unit(start, end, number)]
    return units


def _joins(lines: list[str], lexicon: Lexicon) -> list[bool]:
    """For each line break of a group: is it only a wrap?"""
    never = [False] * (len(lines) - 1)
    width = max(map(len, lines))
    if len(lines) < 2 or not 40 <= width <= MAX_WIDTH or all(map(is_sentence_end, lines)):
        return never
    full = [len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)]
    if sum(full) < 0.6 * len(full) or (len(lines) == 2 and is_sentence_end(lines[0])):
        return never
    own = [is_bullet(line) or is_menu(line) or bool(lexicon.line(line) or lexicon.section(line)) for line in lines]
    return [fits and not own[i] and not own[i + 1] for i, fits in enumerate(full)]
