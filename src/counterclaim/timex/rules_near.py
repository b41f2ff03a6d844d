"""Rules for times told from here and now, or from another time: weekdays, "last year", "two days later", "overnight"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import number_of, period
from counterclaim.timex.rule import Hit, Rule, modifier

_SHIFTS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "subsequent": 1}
_SHIFTS |= {"succeeding": 1, "ensuing": 1}
#: Directions that are told from the time reached, not from the day of writing.
_FROM_REF = frozenset({"previous", "preceding", "following", "subsequent", "succeeding", "ensuing", "same", "that"})
_VAGUE_LATER = "FUTURE_REF"


def _part(hit: Hit, group: str = "P") -> str:
    return str(hit.value(group) or "") if hit.has(group) else ""


def _kind(tail: str) -> str:
    return "TIME" if tail else "DATE"


def _weekday(hit: Hit) -> Sequence[Draft]:
    """ "Tuesday", "last Friday", "early Tuesday", "late on Monday", "Wednesday evening", "Monday last week"."""
    at = hit.span("W")[0]
    if not hit.words.capital(at):
        return ()
    which = hit.word(at - 1) if hit.has("DIR") else ""
    tail = _part(hit)
    out = Draft(hit.first, hit.end, _kind(tail), weekday=hit.number("W"), which=which, tail=tail, mod=modifier(hit), rule="weekday")
    if hit.has("R"):
        out = replace(out, which=hit.word(hit.span("R")[1] - 2) + " week")
    return (out,)


def _named_day(hit: Hit) -> Sequence[Draft]:
    """ "Today", "yesterday evening", "the day before yesterday"."""
    shift = hit.number("N") or 0
    if hit.has("B"):
        shift += -1 if hit.kind(hit.span("B")[1] - 1) == "before" else 1
    if hit.mode == "narrative" and hit.word(hit.span("N")[0]) == "today":
        return (Draft(hit.first, hit.end, value="PRESENT_REF", rule="today"),)
    tail = _part(hit)
    return (
        Draft(hit.first, hit.end, _kind(tail), unit="D", shift=shift, base="dct", tail=tail, mod=modifier(hit), rule="named-day"),
    )


def _tonight(hit: Hit) -> Sequence[Draft]:
    """ "Tonight", "overnight" (the night before the day of writing)."""
    shift = -1 if hit.kind(hit.end - 1) == "overnight" and hit.mode == "news" else 0
    if hit.kind(hit.end - 1) == "overnight" and hit.kind(hit.end) == "word" and hit.word(hit.end).endswith("s") and hit.mode != "news":
        return ()
    return (Draft(hit.first, hit.end, "TIME", unit="D", shift=shift, base="auto", tail="TNI", rule="tonight"),)


def _this_part(hit: Hit) -> Sequence[Draft]:
    """ "This morning", "last night", "that afternoon", "the next morning", "early the next morning"."""
    word = hit.word(hit.span("DIR")[1] - 1)
    tail = _part(hit)
    shift = _SHIFTS.get(word, 0)
    base = "ref" if word in _FROM_REF or (word in ("next", "last", "past") and hit.mode == "narrative") else "dct"
    if word == "next" and hit.has("T"):
        base = "ref"
    return (Draft(hit.first, hit.end, "TIME", unit="D", shift=shift, base=base, tail=tail, mod=modifier(hit), rule="part"),)


def _unit(hit: Hit) -> Sequence[Draft]:
    """ "Last week", "the following year", "early next month", "that same day", "the end of this year", "earlier this month"."""
    word = hit.word(hit.span("DIR")[1] - 1)
    at = hit.span("U")[0]
    unit = str(hit.words.values[at])
    if unit.startswith("T"):
        if word in ("last", "past", "next", "previous", "following") and hit.has("T"):
            return (Draft(hit.first, hit.end, "DURATION", value=period(unit, 1), rule="last-unit"),)
        return ()
    the_past = hit.has("T") and word in ("past", "last", "coming") and not hit.has("PRE")
    if hit.kind(at) != "weekend" and the_past and word in ("past", "coming"):
        return (Draft(hit.first, hit.end, "DURATION", value=period(unit, 1), rule="last-unit"),)
    shift = _SHIFTS.get(word, 0)
    base = "ref" if word in _FROM_REF or (word == "next" and hit.has("T")) else "dct"
    if hit.mode == "narrative" and word not in ("this",):
        base = "ref"
    if word in ("current", "this", "latest") and hit.mode == "news":
        base = "dct"
    out = Draft(hit.first, hit.end, unit=unit, shift=shift, base=base, mod=modifier(hit), rule="unit")
    if hit.kind(at) == "weekend":
        out = replace(out, unit="WE")
    return (out,)


def _the_unit(hit: Hit) -> Sequence[Draft]:
    """ "The end of the year", "later in the day", "the week": the one that the text has reached."""
    at = hit.span("U")[0]
    unit = "WE" if hit.kind(at) == "weekend" else str(hit.words.values[at])
    if unit.startswith("T") or unit in ("CE", "DE", "FN", "ML"):
        return ()
    bare = not hit.has("PRE")
    if bare and unit != "WE":
        if hit.mode == "narrative" or unit not in ("Y", "Q", "W", "D"):
            return ()
        if hit.kind(hit.first - 1) not in ("in", "for", "of", "during", "comma", "brk", "dot") or hit.kind(hit.end) in ("of", "name", "word", "hy"):
            return ()
        if unit in ("D", "W") and hit.kind(hit.first - 1) not in ("in",):
            return ()
    if not bare and modifier(hit) == "APPROX":
        return ()
    return (Draft(hit.first, hit.end, unit=unit, shift=0, base="auto" if hit.mode == "narrative" else "dct", mod=modifier(hit), rule="the-unit"),)


def _day_next_to(hit: Hit) -> Sequence[Draft]:
    """ "The day before", "the day after", "the day following", "the year before"."""
    unit = str(hit.value("U"))
    if unit.startswith("T"):
        return ()
    after = hit.kind(hit.end)
    if hit.kind(hit.end - 1) in ("before", "after") and after not in ("comma", "dot", "stop", "brk", "and", "rpar", "quote"):
        return ()
    shift = -1 if hit.kind(hit.end - 1) == "before" else 1
    return (Draft(hit.first, hit.end, unit=unit, shift=shift, base="ref", rule="next-to"),)


def _away(hit: Hit) -> Sequence[Draft]:
    """ "Two days ago", "twelve days later", "a decade earlier", "several years ago", "six weeks earlier"."""
    at = hit.span("U")[0]
    unit, way = str(hit.words.values[at]), hit.kind(hit.span("WAY")[0])
    number = number_of(hit.words, *hit.span("N")) if hit.has("N") else None
    after = hit.kind(hit.end)
    if way in ("before", "after") and after not in ("comma", "dot", "stop", "brk", "and", "rpar", "quote"):
        return ()
    back = way in ("ago", "earlier", "before")
    if hit.kind(at) == "second" or (not hit.has("N") and hit.kind(at) == "unit"):
        return ()
    if number is None or (number != int(number) and unit != "Y"):
        if unit.startswith("T"):
            return (Draft(hit.first, hit.end, "TIME", value=None, rule="away-vague"),) if hit.mode == "narrative" else ()
        return (Draft(hit.first, hit.end, value="PAST_REF" if back else _VAGUE_LATER, rule="away-vague"),)
    if unit.startswith("T"):
        return (Draft(hit.first, hit.end, "DURATION", value=period(unit, number), rule="away-clock"),)
    base = "dct" if way == "ago" and hit.mode == "news" else "auto" if way in ("earlier", "before") and hit.mode == "news" else "ref"
    shift = int(number) * (-1 if back else 1)
    return (Draft(hit.first, hit.end, unit=unit, shift=shift, base=base, mod=modifier(hit, "N"), rule="away"),)


def _year_ago(hit: Hit) -> Sequence[Draft]:
    """ "The year-ago quarter", "year-earlier": the same stretch a year before."""
    if hit.value("A") != "Y":
        return ()
    return (Draft(hit.first, hit.end, unit="Y", shift=-1, base="dct", which="year-ago", rule="year-ago"),)


def _ended(hit: Hit) -> Sequence[Draft]:
    """ "The year ended March 31", "the quarter ending in June": a length, its end told after it."""
    if hit.word(hit.end) not in ("ended", "ending"):
        return ()
    return (Draft(hit.first, hit.end, "DURATION", value=period(str(hit.value("U")), 1), rule="ended"),)


def _fiscal(hit: Hit) -> Sequence[Draft]:
    """ "The fiscal year", "the full year", "the current fiscal year"."""
    if hit.value("U") != "Y" or (hit.kind(hit.end - 2) == "only" and hit.word(hit.end - 2) != "full"):
        return ()
    shift = {"next": 1, "last": -1}.get(hit.kind(hit.span("W")[0]), 0) if hit.has("W") else 0
    return (Draft(hit.first, hit.end, unit="Y", shift=shift, base="dct", rule="fiscal"),)


def _year_end(hit: Hit) -> Sequence[Draft]:
    """ "Year-end", "by year's end", "at month's end"."""
    unit = str(hit.value("U"))
    if hit.value("E") != "END" or unit not in ("Y", "M", "W", "D"):
        return ()
    if hit.word(hit.end - 1) != "end":
        return ()
    return (Draft(hit.first, hit.end, unit=unit, shift=0, base="auto", mod="END", rule="year-end"),)


def _period_of_year(hit: Hit) -> Sequence[Draft]:
    """ "The 1988 quarter", "the 1989 period" of a report."""
    if hit.value("U") not in ("Q", 1):
        return ()
    return (Draft(hit.first, hit.end, year=hit.number("Y"), which="period", rule="period-of-year"),)


def _quarter_of(hit: Hit) -> Sequence[Draft]:
    """ "This year's third quarter", "next year's first quarter"."""
    if hit.value("U") != "Q" or hit.value("A") != "Y":
        return ()
    number = hit.number("O") if hit.has("O") else None
    if number is None:
        return (Draft(hit.first, hit.end, unit="Q", shift=-1, base="dct", which="year-ago", rule="year-ago"),)
    return (Draft(hit.first, hit.end, quarter=number, which="year " + hit.word(hit.first), rule="quarter"),) if number < 5 else ()


def _latest(hit: Hit) -> Sequence[Draft]:
    """ "The latest quarter", "the latest period" of a company's report."""
    unit = str(hit.value("U"))
    return (Draft(hit.first, hit.end, unit="Q" if unit == "1" else unit, shift=0, base="dct", which="latest", rule="latest"),)


_DIR = "(?:last|previous|next|coming|following|this|that|same|that same|this same|the same|this coming|this last|current)"
NEAR = (
    Rule(
        "weekday",
        "{PRE: pre on? | (?:earlier|later) (?:on)?}? {DIR: (?:the)? _dir}? {W: weekday} {P: part|noon|midnight}?".replace("_dir", _DIR),
        _weekday,
    ),
    Rule("weekday-week", "{W: weekday} (?:of)? {R: (?:last|next|this|previous) unit}", _weekday),
    Rule("named-day", "{PRE: early|late|later|earlier}? {B: (?:the)? unit (?:before|after)}? {N: today|yesterday|tomorrow} {P: part|noon}?", _named_day),
    Rule("tonight", "{PRE: early|late|later}? (?:tonight|overnight)", _tonight),
    Rule("this-part", "{PRE: early|late|later|earlier}? {T: the}? {DIR: _dir} {P: part}".replace("_dir", _DIR), _this_part),
    Rule(
        "unit",
        "{PRE: pre | (?:earlier|later) (?:in)?}? {T: the}? {DIR: _dir} {U: unit|weekend}".replace("_dir", _DIR),
        _unit,
    ),
    Rule("the-unit", "{PRE: (?:edge_of|(?:early|late|later|earlier) in|(?:the)? mid_)}? the {U: unit|weekend}", _the_unit),
    Rule("next-to", "(?:the)? {U: unit} (?:before|after|following)", _day_next_to),
    Rule("away", "(?:bounds)? {N: card}? {U: anyunit} (?:or so)? {WAY: ago|earlier|later|before|after}", _away),
    Rule("year-ago", "(?:the)? current? {A: unit} hy (?:ago|earlier) {U: unit|period}?", _year_ago, ("news",)),
    Rule("ended", "(?:the|its|a)? fiscal? {U: unit} (?={V: word})", _ended, ("news",)),
    Rule("fiscal-year", "(?:the|its) {W: latest|current|next|last}? (?:fiscal|only) {U: unit}", _fiscal, ("news",)),
    Rule("year-end", "(?:approx|the)? {U: unit} (?:hy|poss)? {E: edge}", _year_end),
    Rule("period-of-year", "the {Y: y4} {U: unit|period}", _period_of_year, ("news",)),
    Rule("quarter-of", "{DIR: last|next|this} {A: unit} poss {O: ordinal}? {U: unit}", _quarter_of, ("news",)),
    Rule("latest", "the latest {U: unit|period}", _latest, ("news",)),
)
