"""Rules for the clock: "10:30 p.m.", "0600 GMT", "9 a.m. Moscow time", "noon Thursday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.rule import Hit, Rule, class_name
from counterclaim.timex.words import Words


def clock_value(hit: Hit) -> str | None:
    """The clock time that was said as "T09:30"; None for none."""
    read = _reading(hit)
    if read is None:
        return None
    hour, minute, half = read
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}"


def _reading(hit: Hit) -> tuple[int, int, int | None] | None:
    """Hour, minute, and 0 or 12 for the half of the day (None: not said)."""
    if hit.has("C"):
        parts = hit.word(hit.span("C")[0]).split(":")
        if len(parts) == 3 and len(parts[0]) == 1:
            return None  # the length of a film
        hour, minute = int(parts[0]), int(parts[1])
        return hour, minute, hit.number("X")
    if hit.has("G"):
        hours, _, minutes = hit.word(hit.span("G")[0]).partition(".")
        return (int(hours), int(minutes), hit.number("X3")) if len(minutes) == 2 and len(hours) <= 2 else None
    if hit.has("K"):
        raw = hit.word(hit.span("K")[0])
        return (int(raw[:2]), int(raw[2:]), None) if len(raw) == 4 and raw.isdigit() else None
    if hit.has("H2"):
        return hit.number("H2") or 0, 0, _half_said(hit)
    return (hit.number("H") or 0, 0, hit.number("X2")) if hit.has("H") else None


def _half_said(hit: Hit) -> int | None:
    """ "Nine in the evening": which half of the day; None where it is not said."""
    return None if not hit.has("D") else 0 if hit.value("D") == "TMO" else 12


def _clock(hit: Hit) -> Sequence[Draft]:
    """ "10:30 p.m.", "9 a.m. EST", "0600 GMT", "11:30 a.m. local time", "10 p.m. Wednesday"."""
    value = clock_value(hit)
    if value is None:
        return ()
    zone = str(hit.value("Z")) if hit.has("Z") else "local" if hit.has("L") else ""
    if hit.has("N"):
        first, end = hit.span("N")
        zone = "@" + hit.words.said(first, end + (hit.kind(end) == "name"))
    whole = hit.has("H") or (hit.has("H2") and not hit.has("C"))
    mod = "APPROX" if hit.has("A") else ""
    out = Draft(hit.first, hit.end, "TIME", tail=value, mod=mod, zone=zone, whole_hour=whole, rule="clock")
    if hit.has("W"):
        out = replace(out, weekday=hit.number("W"))
    return (out,)


def opens_at(words: Words, at: int) -> bool:
    """True for four digits that tell the clock because a sentence opens with "at" before them: "At 1830 …", not "at 1945 levels"."""
    raw = words.low[at]
    if at < 1 or words.low[at - 1] != "at" or not (at == 1 or class_name(words.classes[at - 2]) in _OPENING):
        return False
    following = words.low[at + 1] if at + 1 < len(words.low) else ""
    return bool(_HHMM.fullmatch(raw)) and following not in _VALUES


def _opening(hit: Hit) -> Sequence[Draft]:
    """ "At 1830 the guards fled"."""
    at, value = hit.span("K")[0], clock_value(hit)
    if value is None or not opens_at(hit.words, at):
        return ()
    return (Draft(at, hit.end, "TIME", tail=value, rule="clock"),)


def _noon(hit: Hit) -> Sequence[Draft]:
    """ "Noon Thursday", "midnight Friday", "minutes after midnight"."""
    tail = str(hit.words.values[hit.span("T")[0]])
    out = Draft(hit.first, hit.end, "TIME", tail=tail, rule="noon")
    return (replace(out, weekday=hit.number("W")),) if hit.has("W") else (out,)


def _night(hit: Hit) -> Sequence[Draft]:
    """ "At night", "the morning", "before dawn"."""
    part = str(hit.value("P"))
    if hit.word(hit.first) in _OF_DAY:
        return (Draft(hit.first, hit.end, "TIME", value=f"XXXX-XX-XX{part}", rule="night"),)
    return ()


#: What stands before a sentence, and nouns that make a year of four digits: "at 1990 prices".
_OPENING = ("brk", "dot", "stop", "quote", "lpar")
_VALUES = frozenset(
    {"levels", "level", "prices", "rates", "dollars", "values", "people", "soldiers", "men", "feet", "metres", "meters"}
)
_HHMM = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "daytime", "nighttime"})
_CLOCK = (
    "(?:{C: clock} {X: ampm}? hoursw? | {G: dec} {X3: ampm} | {H: n12} {X2: ampm}"
    " | {H2: n12|nw} (?:oclock (?:in the part)? | in the {D: part})"
    " | {K: nbig|y4|n3} hoursw? (?=gmt|units|local)(?:units)?)"
)
_ZONE = "(?:{Z: gmt} | {L: local time} | {N: name} (?:name)? time)"
_DAYREF = "{W: weekday}"
CLOCK = (
    Rule("clock", "{A: approx}? " + _CLOCK + " " + _ZONE + "? (?:comma? " + _DAYREF + ")?", _clock),
    Rule("clock", "at {K: nbig|y4|n3}", _opening),
    Rule("noon", "{T: noon|midnight} (?:comma? " + _DAYREF + ")?", _noon),
    Rule("night", "{P: part}", _night, ("narrative",)),
)
