"""Rules for times told from here and now, or from another time: weekdays, "last year", "two days later", "overnight"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import number_of, period
from counterclaim.timex.rule import Hit, Rule, modifier, one_of

_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "subsequent": 1,
}
_SHIFTS |= {"succeeding": 1, "ensuing": 1}
#: Directions that are told from the time reached, not from the day of writing.
_FROM_REF = frozenset({"previous", "preceding", "following", "subsequent", "succeeding", "ensuing", "same", "that"})
_BEFORE_UNIT = one_of("in|for|of|during|comma|brk|dot")
#: After "two days before" these show that no event follows to measure from.
_ENDING = one_of("comma|dot|stop|brk|and|rpar|quote")


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
    out = Draft(
        hit.first,
        hit.end,
        _kind(tail),
        weekday=hit.number("W"),
        which=which,
        tail=tail,
        mod=modifier(hit),
        rule="weekday",
    )
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
        Draft(
            hit.first,
            hit.end,
            _kind(tail),
            unit="D",
            shift=shift,
            base="dct",
            tail=tail,
            mod=modifier(hit),
            rule="named-day",
        ),
    )


def _tonight(hit: Hit) -> Sequence[Draft]:
    """ "Tonight", "overnight" (the night before the day of writing)."""
    shift = -1 if hit.kind(hit.end - 1) == "overnight" and hit.mode == "news" else 0
    if (
        hit.kind(hit.end - 1) == "overnight"
        and hit.kind(hit.end) == "word"
        and hit.word(hit.end).endswith("s")
        and hit.mode != "news"
    ):
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
    return (
        Draft(hit.first, hit.end, "TIME", unit="D", shift=shift, base=base, tail=tail, mod=modifier(hit), rule="part"),
    )


def _unit(hit: Hit) -> Sequence[Draft]:
    """ "Last week", "the following year", "early next month", "that same day", "the end of this year", "earlier this month"."""
    word = hit.word(hit.span("DIR")[1] - 1)
    at = hit.span("U")[0]
    unit = str(hit.words.values[at])
    if unit.startswith("T"):
        if word in ("last", "past", "next", "previous", "following") and hit.has("T"):
            which = "back" if word in ("last", "past", "previous") else ""
            return (Draft(hit.first, hit.end, "DURATION", value=period(unit, 1), which=which, rule="last-unit"),)
        return ()
    the_past = hit.has("T") and word in ("past", "last", "coming") and not hit.has("PRE")
    if hit.kind(at) != "weekend" and the_past and word in ("past", "coming"):
        which = "back" if word == "past" else ""
        return (Draft(hit.first, hit.end, "DURATION", value=period(unit, 1), which=which, rule="last-unit"),)
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
    if bare and unit != "WE" and not _stands_alone(hit, unit):
        return ()
    if not bare and modifier(hit) == "APPROX":
        return ()
    return (
        Draft(
            hit.first,
            hit.end,
            unit=unit,
            shift=0,
            base="auto" if hit.mode == "narrative" else "dct",
            mod=modifier(hit),
            rule="the-unit",
        ),
    )


def _stands_alone(hit: Hit, unit: str) -> bool:
    """ "In the week", "for the year" of news, with nothing after it that it would belong to."""
    if hit.mode == "narrative" or unit not in ("Y", "Q", "W", "D"):
        return False
    before, after = hit.kind(hit.first - 1), hit.kind(hit.end)
    if unit in ("D", "W") and before != "in":
        return False
    return before in _BEFORE_UNIT and after not in ("of", "name", "word", "hy")


def _day_next_to(hit: Hit) -> Sequence[Draft]:
    """ "The day before", "the day after", "the day following", "the year before"."""
    unit = str(hit.value("U"))
    if unit.startswith("T"):
        return ()
    after = hit.kind(hit.end)
    if hit.kind(hit.end - 1) in ("before", "after") and after not in _ENDING:
        return ()
    shift = -1 if hit.kind(hit.end - 1) == "before" else 1
    return (Draft(hit.first, hit.end, unit=unit, shift=shift, base="ref", rule="next-to"),)


def _away(hit: Hit) -> Sequence[Draft]:
    """ "Two days ago", "twelve days later", "a decade earlier", "several years ago", "six weeks earlier"."""
    at = hit.span("U")[0]
    unit, way = str(hit.words.values[at]), hit.kind(hit.span("WAY")[0])
    number = number_of(hit.words, *hit.span("N")) if hit.has("N") else None
    after = hit.kind(hit.end)
    if way in ("before", "after") and after not in _ENDING:
        return ()
    back = way in ("ago", "earlier", "before")
    if hit.kind(at) == "second" or (not hit.has("N") and hit.kind(at) == "unit"):
        return ()
    if number is None or (number != int(number) and unit != "Y"):
        return _vaguely_away(hit, unit, back)
    if unit.startswith("T"):
        return (Draft(hit.first, hit.end, "DURATION", value=period(unit, number), rule="away-clock"),)
    base = "ref"
    if hit.mode == "news" and back:
        base = "dct" if way == "ago" else "auto"
    shift = int(number) * (-1 if back else 1)
    return (Draft(hit.first, hit.end, unit=unit, shift=shift, base=base, mod=modifier(hit, "N"), rule="away"),)


def _vaguely_away(hit: Hit, unit: str, back: bool) -> Sequence[Draft]:
    """ "Several years ago", "days later"."""
    if not unit.startswith("T"):
        return (Draft(hit.first, hit.end, value="PAST_REF" if back else "FUTURE_REF", rule="away-vague"),)
    if hit.mode == "narrative":
        return (Draft(hit.first, hit.end, "TIME", value=None, rule="away-vague"),)
    return ()


_DIR = (
    "(?:last|previous|next|coming|following|this|that|same|that same|this same|the same|this coming|this last|current)"
)
NEAR = (
    Rule(
        "weekday",
        "{PRE: pre on? | (?:earlier|later) (?:on)?}? {DIR: (?:the)? _dir}? {W: weekday} {P: part|noon|midnight}?".replace(
            "_dir", _DIR
        ),
        _weekday,
    ),
    Rule("weekday-week", "{W: weekday} (?:of)? {R: (?:last|next|this|previous) unit}", _weekday),
    Rule(
        "named-day",
        "{PRE: early|late|later|earlier}? {B: (?:the)? unit (?:before|after)}? {N: today|yesterday|tomorrow} {P: part|noon}?",
        _named_day,
    ),
    Rule("tonight", "{PRE: early|late|later}? (?:tonight|overnight)", _tonight),
    Rule(
        "this-part",
        "{PRE: early|late|later|earlier}? {T: the}? {DIR: _dir} {P: part}".replace("_dir", _DIR),
        _this_part,
    ),
    Rule(
        "unit",
        "{PRE: pre | (?:earlier|later) (?:in)?}? {T: the}? {DIR: _dir} {U: unit|weekend}".replace("_dir", _DIR),
        _unit,
    ),
    Rule(
        "the-unit", "{PRE: (?:edge_of|(?:early|late|later|earlier) in|(?:the)? mid_)}? the {U: unit|weekend}", _the_unit
    ),
    Rule("next-to", "(?:the)? {U: unit} (?:before|after|following)", _day_next_to),
    Rule("away", "(?:bounds)? {N: card}? {U: anyunit} (?:or so)? {WAY: ago|earlier|later|before|after}", _away),
)
