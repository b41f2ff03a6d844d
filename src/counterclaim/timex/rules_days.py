"""Rules for days and months: "13 September 2022", "March 5-9", "early October", "June last year", "2022-09-13", "Christmas 1963"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.rule import Hit, Rule, base, one_of, year_said

#: Abbreviations and names that are words of their own.
_AMBIGUOUS = frozenset({"may", "march", "mar", "jan", "dec", "sep"})
#: Classes of words that stand before a month.
_BEFORE_MONTH = one_of(
    "in|on|of|by|since|until|during|from|to|between|through|last|next|previous|following|this|that|coming|early|late|mid|the|hy|dash|lpar"
    "|comma|and|or|edge|n12|n24|n31|ordd|y4|every|after|before|as|within|over|former|portion"
)
_VERBAL = one_of("on|to|from|word|the|a|its|at|by|into|through|no")
_SURE = one_of("in|since|until|during|last|next|this|early|late|mid|between|edge|portion")
_JOINING = one_of("comma|and|or|before|that")


def _is_month(hit: Hit, group: str = "M") -> bool:
    """ "May", "March": a month only with a capital and among words that date."""
    at = hit.span(group)[0]
    word = hit.words.low[at].rstrip(".")
    if not hit.words.capital(at):
        return False
    if word not in _AMBIGUOUS:
        return True
    numbered = hit.has("D") or hit.has("Y")
    if numbered or hit.first < at:
        return True
    if word in ("jan", "mar", "dec", "sep"):
        return hit.words.low[at].endswith(".")
    return _among_dates(hit, at, word)


def _among_dates(hit: Hit, at: int, word: str) -> bool:
    """Whether the words around "May" or "March" make it a month."""
    before, after = hit.kind(at - 1), hit.kind(at + 1)
    if before in _SURE:
        return True
    if before in ("the", "its", "name", "a") or (after in _VERBAL - {"the", "by", "at"} and word == "march"):
        return False
    if before in ("brk", "dot", "stop", "quote"):
        return after in ("comma", "hy", "dash", "brk", "poss") or hit.word(at + 1) in ("saw", "was", "brought", "is")
    if before in _JOINING:
        return hit.kind(at - 2) == "month"
    return before in _BEFORE_MONTH - {"as"}


def _full(hit: Hit) -> Sequence[Draft]:
    """ "13 September 2022", "Saturday, June 24, 1950", "the 25th of August", "early October 1941"."""
    if not _is_month(hit):
        return ()
    year, era = year_said(hit)
    day = hit.number("D")
    weekday = hit.number("W")
    out = replace(base(hit, "date"), year=year, era=era, month=hit.number("M"), day=day, weekday=weekday)
    if (
        year is None
        and hit.kind(hit.first) == "the"
        and hit.kind(hit.end) == "word"
        and hit.first + 1 == hit.span("D")[0]
    ):
        return (replace(out, first=out.first + 1),)  # "the 21 January attack"
    return (out,)


def _range(hit: Hit) -> Sequence[Draft]:
    """ "6-7 January 1916", "from the 13th to the 19th of October", "March 5-9, 1918": two dates."""
    if not hit.words.capital(hit.span("M")[0]):
        return ()
    year, era = year_said(hit)
    first = Draft(
        hit.first, hit.span("L")[0], year=year, era=era, month=hit.number("M"), day=hit.number("A"), rule="range"
    )
    return (first, replace(first, first=hit.span("L")[1], end=hit.end, day=hit.number("D")))


def _month(hit: Hit) -> Sequence[Draft]:
    """ "October", "early October", "last November", "June last year", "August of that year"."""
    if not _is_month(hit):
        return ()
    which = hit.word(hit.span("W")[1] - 1) if hit.has("W") else ""
    day = hit.number("D")
    if hit.kind(hit.first - 1) in ("n59", "n99") and hit.kind(hit.first - 2) not in ("y4", "month"):
        return ()  # "32 September"
    if (
        hit.has("W")
        and hit.kind(hit.end) in ("n12", "n24", "n31", "ordd")
        and hit.kind(hit.end + 1) not in ("units", "unit", "word")
    ):
        return ()  # "last Oct. 23"
    out = replace(base(hit, "month"), month=hit.number("M"), day=day, which=which)
    if hit.has("R"):
        out = replace(out, which="year " + hit.word(hit.span("R")[1] - 2))
    return (out,)


def _month_spoken(hit: Hit) -> Sequence[Draft]:
    """ "January nineteen ninety-seven"."""
    first, end = hit.span("Y")
    values = [int(v) for v in hit.words.values[first:end] if isinstance(v, int)]
    if values[0] not in (18, 19) or not 10 <= values[1] < 100:
        return ()
    return (replace(base(hit, "month"), month=hit.number("M"), year=values[0] * 100 + sum(values[1:])),)


def _holiday(hit: Hit) -> Sequence[Draft]:
    """ "Christmas 1963", "Thanksgiving Day", "last Easter", "New Year's Eve"."""
    at = hit.span("N")[0]
    if not hit.words.capital(at) or hit.kind(hit.first - 1) == "a":
        return ()
    year, _ = year_said(hit)
    which = hit.word(at - 1) if hit.first < at else ""
    name = str(hit.words.values[at]) if hit.kind(at) == "holiday" else "NEW"
    if name == "12-25" and hit.has("V"):
        name = "12-24"
    elif name == "NEW":
        name = "12-31" if hit.has("V") else "01-01"
    tail = str(hit.value("P")) if hit.has("P") else ""
    return (Draft(hit.first, hit.end, year=year, holiday=name, which=which, tail=tail, rule="holiday"),)


def _iso(hit: Hit) -> Sequence[Draft]:
    """ "2022-09-13", "2022-09-13T04:30"."""
    said = hit.words.low[hit.first].upper()
    kind = "TIME" if "T" in said else "DATE"
    if not (1 <= int(said[5:7]) <= 12 and 1 <= int(said[8:10]) <= 31):
        return ()
    return (Draft(hit.first, hit.end, kind, value=said[:16], rule="iso"),)


def _slashed(hit: Hit) -> Sequence[Draft]:
    """ "11/02/89", "9/13/2022": the month first unless that cannot be; "13.09.2022": the day first."""
    said = hit.words.low[hit.first]
    one, two, year = (int(part) for part in said.replace(".", "/").split("/"))
    month, day = (two, one) if one > 12 or "." in said else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ()
    year += (1900 if year > 30 else 2000) if year < 100 else 0
    return (Draft(hit.first, hit.end, year=year, month=month, day=day, rule="slashed"),)


def _bare_day(hit: Hit) -> Sequence[Draft]:
    """ "On the 20th": a day of the month told before; not "the 20th floor"."""
    if hit.kind(hit.first - 1) not in ("on", "by", "until", "since", "from", "to", "of", "and"):
        return ()
    if hit.kind(hit.end) in ("name", "unit", "units", "ordw", "second", "hy", "nw") or hit.kind(hit.end) == "word":
        return ()
    if hit.kind(hit.first - 1) == "of" and hit.kind(hit.first - 2) not in ("part", "early", "late"):
        return ()
    return (Draft(hit.first, hit.end, day=hit.number("D"), rule="bare-day"),)


_Y = "{Y: y4} {E: era}?"
_YEAR_WORDS = "(?:the (?:same|following|previous|next) | that (?:same)? | this | last | next)"
DAYS = (
    Rule("iso", "iso", _iso),
    Rule("slashed", "slashed", _slashed),
    Rule(
        "dmy",
        "{PRE: pre}? (?:{W: wd} comma?)? (?:the)? {D: day} of? {M: month} (?:comma? of? "
        + _Y
        + " | comma? {Z: apyear})?",
        _full,
    ),
    Rule("mdy", "{PRE: pre}? (?:{W: wd} comma?)? {M: month} (?:the)? {D: day} (?:comma? of? " + _Y + ")?", _full),
    Rule("my", "{PRE: pre}? {M: month} comma? of? {Y: y4} {E: era}?", _full),
    Rule("m-bc", "{PRE: pre}? {M: month} comma? {Y: num} {E: bc}", _full),
    Rule(
        "day-range",
        "(?:the)? {A: day} {L: link (?:the)?} {D: day} of? {M: month} (?:comma? " + _Y + ")?",
        _range,
    ),
    Rule(
        "day-range-month",
        "{M: month} (?:the)? {A: day} {L: link (?:the)?} {D: day} (?:comma? " + _Y + ")?",
        _range,
    ),
    Rule("month-of", "{PRE: pre}? {M: month} {D: day}? comma? of? {R: " + _YEAR_WORDS + " unit}", _month),
    Rule("month-spoken", "{PRE: pre}? {M: month} {Y: nw nw (?:hy? nw)?}", _month_spoken),
    Rule("month", "{PRE: pre}? {W: the? dir}? {M: month}", _month),
    Rule(
        "holiday", "{W: (?:dir | the dir)}? {N: holiday} {V: edge}? unit? {P: part}? (?:of|comma)? {Y: y4}?", _holiday
    ),
    Rule("bare-day", "(?:the) {D: ordd}", _bare_day),
)
