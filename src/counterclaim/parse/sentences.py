"""Text to sentences.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an address, or a small letter
follows. Texts without any capital letters, without a space after the full stop, or without any full stops are cut as
well as they can be; no sentence is longer than `LONGEST`, so that no text can exhaust what comes after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.lang.wordlists import words
from counterclaim.records import Span

LANGUAGE = "en"
#: Characters; English-EWT's longest sentence has 1,072.
LONGEST = 1_200
_CLOSE = "\"'”’»)\\]"
_OPEN = "\"'“‘«(["
_OPENING_SIGNS = "#@$€£+%&…•*¿¡"
#: The abbreviations among `titles` that are written small.
_SMALL_TITLES = frozenset({"vs", "cf", "approx", "est", "tel", "ext"})
#: Footnote marks after a sentence belong to it.
_NOTE = r"(?:\s?\[(?:\d{1,3}|[a-z]{1,2}|[a-z]{4,12} needed)\])*+"
_END = re.compile(rf"[.!?…؟。]++[{_CLOSE}]*+{_NOTE}(?=\s|-{{2,}}|—)|[.!?]++[{_CLOSE}]*+{_NOTE}(?=[\"“‘'(]?[A-Z])")
_LINES = re.compile(r"\n\s*\n\s*|\n(?=[ \t]*(?:[•●▪■◦‣·*–-]|\d{1,2}[.)])\s)|\s(?=[•●▪■◦‣]\s)|[\u2028\u2029\x0c]")
_BREAK = re.compile(r"[ \t]*\n\s*")
_NEXT = re.compile(rf"[\s\-–—{re.escape(_OPEN)}]*+")
_BEFORE = re.compile(r"[\w.&'’-]{1,40}$")
_AFTER = re.compile(r"[^\W_]{1,40}")
_SAID = re.compile(r"(?:[A-Z][\w.’'-]{0,30}\s){0,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_NUMBER = re.compile(r"(?:^|\n|[.!?:;]\s)\s{0,3}(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$")


@cache
def _table(name: str) -> frozenset[str]:
    return words(LANGUAGE, "tokens")[name]


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without the whitespace around them.

    >>> text = "Lt. Gen. Ada Moreau met U.S. officials. “We agreed.” She left at 5 p.m. Monday."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['Lt. Gen. Ada Moreau met U.S. officials.', '“We agreed.”', 'She left at 5 p.m. Monday.']
    """
    return tuple(Span(start, end) for start, end in sentence_offsets(text, 0, len(text)))


def sentence_offsets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, as offsets into `text`."""
    out: list[tuple[int, int]] = []
    piece = text[start:end]
    small = not any(c.isupper() for c in piece)
    at = 0
    for cut in (*_cuts(piece, small), len(piece)):
        out.extend((a + start, b + start) for a, b in _bounded(piece, at, cut))
        at = cut
    return out


def _cuts(text: str, small: bool) -> Iterator[int]:
    """Every place where one sentence ends and another begins, in order."""
    places = {m.end() for m in _LINES.finditer(text)}
    places.update(m.end() for m in _END.finditer(text) if _ends(text, m, small))
    places.update(m.end() for m in _BREAK.finditer(text) if m.start() and text[m.start() - 1] in '.!?:…”"')
    yield from sorted(places)


def _ends(text: str, match: re.Match[str], small: bool) -> bool:
    """True if the mark that matched ends a sentence."""
    skipped = _NEXT.match(text, match.end(), match.end() + 20)
    at = skipped.end() if skipped else match.end()
    if at >= len(text) or (text[at].islower() and not small):
        return False
    if not text[at].isalnum() and text[at] not in _OPENING_SIGNS:
        return text[at].isprintable() and text[at] not in ",;:.!?)"
    marks = match.group()
    if marks[0] != "." or marks.startswith(".."):
        return not _still_quoting(text, marks, at)
    found = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    before = found.group() if found else ""
    after = _word(text, at)
    if at == match.end() and not _glued(text[match.start() - len(before) : at + 40], before, marks, after):
        return False
    if marks[-1] in _CLOSE and marks[-1] not in ")]":
        return True
    if _LIST_NUMBER.search(text, max(0, match.start() - 9), match.start()):
        return False
    return not _keeps_its_stop(before, after, text[at + len(after) : at + len(after) + 5])


def _word(text: str, at: int) -> str:
    found = _AFTER.match(text, at)
    return found.group() if found else ""


def _still_quoting(text: str, marks: str, at: int) -> bool:
    """`"Who fired?" Smith said`: the sentence goes on after the quotation."""
    if len(marks) < 2 or marks[-1] not in _CLOSE:
        return False
    names = _SAID.match(text, at, at + 120)
    return _word(text, names.end() if names else at).lower() in _table("said")


def _glued(around: str, before: str, marks: str, after: str) -> bool:
    """`killed.The`: without a space it ends a sentence only before a capitalised word, and not inside an address."""
    if "." in before or "@" in around.split(" ", 1)[0] or after.lower() in _table("domains"):
        return False
    whole = len(before) > 1 and (before[-1].islower() or before[-1].isdigit() or len(marks) > 1)
    return whole and (after[1:].islower() or after in ("A", "I"))


def _keeps_its_stop(before: str, after: str, beyond: str) -> bool:
    """True if the full stop is the word's own, judged by that word and the next: no sentence ends there."""
    starts = after[:1].isupper() and after.lower() in _table("starters")
    key = before.casefold().rpartition("-")[2]
    if key in ("a.m", "p.m"):
        return after.isdigit() or after.lower() in _table("clock") or beyond == " time"
    if _INITIALS.search(before) or (len(before) == 1 and before.isupper() and before != "I"):
        return not starts
    if len(before) == 1 and before.islower():
        return True
    if key in _table("titles"):
        return before[:1].isupper() or key in _SMALL_TITLES
    if key in _table("numbered"):
        return after[:1].isdigit()
    dated = key in _table("months") or (key in _table("days") and before[:1].isupper())
    return (dated or key in _table("closers")) and not starts


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without the whitespace around it, in stretches of at most `LONGEST` characters."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if end - start <= LONGEST:
            yield start, end
            return
        cut = _softest(text, start, start + LONGEST)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut


def _softest(text: str, start: int, limit: int) -> int:
    """The best place to cut an overlong sentence: after a line, a semicolon, a comma, or at least between words."""
    for mark in ("\n", "; ", ": ", ", ", " ", "\t"):
        at = text.rfind(mark, start + LONGEST // 2, limit)
        if at > start:
            return at + len(mark)
    return limit
