"""Rules for lengths of time, repeated times, clock times, and words that refer to no date of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import number_of, period
from counterclaim.timex.rule import Hit, Rule

_BOUNDS = {"more": "MORE_THAN", "over": "MORE_THAN", "less": "LESS_THAN", "nearly": "LESS_THAN", "least": "EQUAL_OR_MORE"}
_BOUNDS |= {"up": "EQUAL_OR_LESS", "most": "EQUAL_OR_LESS", "approx": "APPROX"}
_BARE_BEFORE = frozenset(
    ["for", "in", "within", "after", "over", "since", "during", "until", "than", "into", "approx", "of", "through", "last", "and", "or", "comma", "hy", "dash", "some", "by", "its", "nearly", "only", "dot", "brk"]
)


def _bounded(hit: Hit) -> str:
    for kind in hit.kinds("B") if hit.has("B") else ():
        if kind in _BOUNDS:
            return _BOUNDS[kind]
    return ""


def _length(hit: Hit) -> Sequence[Draft]:
    """ "Two months", "more than four hours", "the next two years", "a five-year low", "22 years old"."""
    at = hit.span("U")[0]
    plural, unit = hit.kind(at) == "units", str(hit.words.values[at])
    first, end = hit.span("N")
    if hit.kind(at) == "second" or (hit.kind(end - 1) in ("a", "some") and plural and end - first == 1):
        return ()
    number = number_of(hit.words, first, end)
    a_day = end - first == 1 and hit.kind(first) == "a"
    if a_day and not hit.has("B") and _rate(hit, at):
        return ()
    if (not plural and hit.kind(first) in ("y4", "nbig")) or (unit == "Q" and (a_day or hit.kind(hit.end) == "of" or (hit.word(at) == "quarters" and hit.kind(at - 1) == "hy"))):
        return ()
    if hit.mode == "news" and hit.kind(hit.end - 1) == "old" and unit == "Y":
        return ()
    value = _length_value(hit.mode, unit, number)
    joined = hit.first == first and hit.kind(first) == "a" and hit.kind(first + 1) in ("nw", "n12", "n24", "n31", "n59", "n99")
    skip = joined and hit.words.values[first + 1] not in (100, 1000)
    return (Draft(hit.first + skip, hit.end, "DURATION", value=value, mod=_bounded(hit), rule="length"),)


def _length_value(mode: str, unit: str, number: float | None) -> str:
    """News counts decades in years (P20Y), narratives in decades (P2DE), as their annotators did."""
    if mode == "news" and unit in ("DE", "CE") and number is not None:
        return period("Y", number * (10 if unit == "DE" else 100))
    return period(unit, number)


def _rate(hit: Hit, at: int) -> bool:
    """ "30 tons a day", "once a week": a rate, not a length."""
    before = hit.kind(hit.first - 1)
    return before in ("n12", "n24", "n31", "n59", "n99", "n3", "nbig", "dec", "nw", "y4", "times", "once") or (
        before in ("word", "other_mark") and hit.word(hit.first - 1) in ("twice", "thrice", "million", "billion", "%", "percent")
    )


def _per(hit: Hit) -> Sequence[Draft]:
    """ "Per day", "3.14/day", "100 deaths a week": a rate."""
    at = hit.span("U")[0]
    if hit.has("A") and not (_rate(hit, at) or (hit.kind(hit.first - 1) in ("word",) and hit.word(hit.first - 1).endswith("s") and _counted(hit))):
        return ()
    return (Draft(hit.first, hit.end, "SET", value=period(str(hit.value("U")), 1), rule="per"),)


def _counted(hit: Hit) -> bool:
    return hit.kind(hit.first - 2) in ("n12", "n24", "n31", "n59", "n99", "n3", "nbig", "dec", "nw", "y4", "many", "few", "more")


def _spoken_year(hit: Hit) -> Sequence[Draft]:
    """ "Nineteen ninety-six", "the year two thousand": years in words, as broadcasts are written down."""
    first, end = hit.span("Y")
    values = [int(v) for v in hit.words.values[first:end] if isinstance(v, int)]
    if values[0] in (18, 19) and values[1] >= 10 and values[1] < 100:
        return (Draft(hit.first, hit.end, year=values[0] * 100 + sum(values[1:]), rule="spoken-year"),)
    if values[:2] == [2, 1000] and hit.first < first:
        return (Draft(hit.first, hit.end, year=2000 + sum(values[2:]), rule="spoken-year"),)
    return ()


def _bare_units(hit: Hit) -> Sequence[Draft]:
    """ "For months", "within days", "weeks or months": the unit alone, of no stated number."""
    before, after = hit.kind(hit.first - 1), hit.kind(hit.end)
    if before in ("for", "within", "after", "in", "over", "during", "than", "only", "and", "or") or after in ("of", "before", "after", "or", "and"):
        if before in ("and", "or", "comma") and after not in ("of", "before", "after", "comma", "dot"):
            return ()
        if after == "word" and before not in ("for", "within", "after", "in"):
            return ()
        return (Draft(hit.first, hit.end, "DURATION", value=period(str(hit.value("U")), None), rule="bare-units"),)
    return ()


def _recent(hit: Hit) -> Sequence[Draft]:
    """ "Recent years", "the coming weeks", "past months"."""
    kind = hit.kind(hit.span("W")[0])
    value = period(str(hit.value("U")), None)
    if kind == "recent" and hit.value("U") == "D":
        return (Draft(hit.first, hit.end, "DURATION", value=value, rule="recent"),)
    return (Draft(hit.first, hit.end, "DURATION", value=value, rule="recent"),)


def _last_few(hit: Hit) -> Sequence[Draft]:
    """ "The past 24 hours", "the next two years", "the first nine months", "the last two weeks"."""
    number = number_of(hit.words, *hit.span("N"))
    value = _length_value(hit.mode, str(hit.value("U")), number)
    if hit.value("U") == "TH" and number == 24 and hit.mode == "news":
        value = "P1D"
    return (Draft(hit.first, hit.end, "DURATION", value=value, mod=_bounded(hit), rule="last-few"),)


def _long(hit: Hit) -> Sequence[Draft]:
    """ "Month-long", "decades-long", "year-old"."""
    plural = hit.kind(hit.first) == "units"
    return (Draft(hit.first, hit.end, "DURATION", value=period(str(hit.value("U")), None if plural else 1), rule="long"),)


def _every(hit: Hit) -> Sequence[Draft]:
    """ "Every day", "each July", "every Monday", "every two weeks"."""
    if hit.has("U"):
        number = number_of(hit.words, *hit.span("N")) if hit.has("N") else 1
        value = period(str(hit.value("U")), number)
        if hit.mode == "narrative" and hit.value("U") == "D" and not hit.has("N"):
            value = "XXXX-XX-XX"
    elif hit.has("M"):
        value = f"XXXX-{hit.number('M'):02}"
    elif hit.has("W"):
        value = f"XXXX-WXX-{hit.number('W')}" + (str(hit.value("P")) if hit.has("P") else "")
    elif hit.has("S"):
        value = f"XXXX-{hit.value('S')}"
    elif hit.has("P"):
        value = f"XXXX-XX-XX{hit.value('P')}"
    else:
        value = "XXXX-WXX-WE"
    return (Draft(hit.first, hit.end, "SET", value=value, rule="every"),)


_NARRATED = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def _daily(hit: Hit) -> Sequence[Draft]:
    """ "Daily", "weekly", "annually"; not "annual"."""
    value = str(hit.words.values[hit.first])
    if hit.mode == "news" and value not in ("P1D", "P1W"):
        return ()
    return (Draft(hit.first, hit.end, "SET", value=_NARRATED.get(value, value) if hit.mode == "narrative" else value, rule="daily"),)


def _weekdays(hit: Hit) -> Sequence[Draft]:
    """ "On Saturdays"."""
    if not hit.words.capital(hit.first):
        return ()
    tail = str(hit.value("P")) if hit.has("P") else ""
    return (Draft(hit.first, hit.end, "SET", value=f"XXXX-WXX-{hit.number('W')}{tail}", rule="weekdays"),)


def _ref(hit: Hit) -> Sequence[Draft]:
    """ "Now", "currently", "recently"; "the former king" in a narrative."""
    return (Draft(hit.first, hit.end, value=str(hit.words.values[hit.span("R")[0]]), rule="ref"),)


def _now(hit: Hit) -> Sequence[Draft]:
    if hit.kind(hit.first - 1) in ("by", "until", "from") and hit.kind(hit.first - 1) != "by":
        return (Draft(hit.first, hit.end, value="PRESENT_REF", rule="now"),)
    if hit.kind(hit.end) == "comma" and hit.kind(hit.first - 1) in ("dot", "brk", "quote") and hit.mode == "news":
        return ()
    return (Draft(hit.first, hit.end, value="PRESENT_REF", rule="now"),)


def _the_ref(hit: Hit) -> Sequence[Draft]:
    """ "The future", "the past", "the present", "these days", "the near future"."""
    at = hit.span("R")[0]
    kind, word = hit.kind(at), hit.words.low[at]
    if kind == "last" and word != "past":
        return ()
    if kind == "current" and word != "present":
        return ()
    inside = hit.kind(hit.first - 1) == "in" and kind == "last" and hit.kind(hit.end) in ("word", "name", "the", "its", "some", "many")
    if kind in ("last", "current") and not inside and hit.kind(hit.end) not in ("comma", "dot", "stop", "brk", "quote", "rpar", "and", "poss"):
        return ()
    value = {"last": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}[kind]
    return (Draft(hit.first, hit.end, value=value, rule="the-ref"),)


def _these_days(hit: Hit) -> Sequence[Draft]:
    return (Draft(hit.first, hit.end, value="PRESENT_REF", rule="these-days"),) if hit.value("U") == "D" else ()


def _the_time(hit: Hit) -> Sequence[Draft]:
    """ "At the time", "this period", "at the same time": times of a narrative that fix nothing by themselves."""
    if hit.kind(hit.end) in ("hy", "word") and hit.kind(hit.end - 1) == "time" and hit.word(hit.end) in ("frame", "limit", "table", "zone"):
        return ()
    if hit.kind(hit.first - 1) in ("first", "ordw", "second"):
        return ()
    return (Draft(hit.first, hit.end, value=None, which="time", rule="the-time"),)


def _season_alone(hit: Hit) -> Sequence[Draft]:
    return (Draft(hit.first, hit.end, value="XXXX-XX-XXTNI", rule="night"),)


_CLOCK = "(?:{C: clock} {X: ampm}? hoursw? | {H: n12} {X2: ampm} | {H2: n12|nw} oclock | {K: nbig|y4|n3} hoursw? (?=gmt|units|local)(?:units)?)"
_ZONE = "(?:{Z: gmt} | {L: local time} | {N: name} (?:name)? time)"


def clock_value(hit: Hit) -> str | None:
    """The clock time that was said as "T09:30"; None for none."""
    if hit.has("C"):
        hour, minute = (int(part) for part in hit.word(hit.span("C")[0]).split(":")[:2])
        half = hit.number("X") if hit.has("X") else None
    elif hit.has("K"):
        raw = hit.word(hit.span("K")[0])
        if len(raw) != 4 or not raw.isdigit():
            return None
        hour, minute, half = int(raw[:2]), int(raw[2:]), None
    elif hit.has("H"):
        hour, minute, half = hit.number("H") or 0, 0, hit.number("X2")
    else:
        return None
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}"


def _clock(hit: Hit) -> Sequence[Draft]:
    """ "10:30 p.m.", "9 a.m. EST", "0600 GMT", "11:30 a.m. local time", "10 p.m. Wednesday"."""
    value = clock_value(hit)
    if value is None:
        return ()
    zone = str(hit.value("Z") or "") if hit.has("Z") else ""
    out = Draft(hit.first, hit.end, "TIME", tail=value, mod="APPROX" if hit.has("A") else "", which=zone, rule="clock")
    if hit.has("W"):
        out = replace(out, weekday=hit.number("W"))
    return (out,)


def _noon(hit: Hit) -> Sequence[Draft]:
    """ "Noon Thursday", "midnight Friday", "minutes after midnight"."""
    tail = str(hit.words.values[hit.span("T")[0]])
    out = Draft(hit.first, hit.end, "TIME", tail=tail, rule="noon")
    return (replace(out, weekday=hit.number("W")),) if hit.has("W") else (out,)


def _night(hit: Hit) -> Sequence[Draft]:
    """ "At night", "the morning", "before dawn"."""
    part = str(hit.value("P"))
    if hit.mode == "narrative":
        return (Draft(hit.first, hit.end, "TIME", value=f"XXXX-XX-XX{part}", rule="night"),)
    return ()


_DAYREF = "{W: weekday}"
LENGTHS = (
    Rule("length", "{B: bounds}? {N: card} (?:more|other|full|additional)? hy? {U: anyunit} (?:hy? (?:long|old) | of old)?".replace("|full|additional", ""), _length),
    Rule("last-few", "{T: (?:the|its)?} {W: (?:ordw|last|next|following|coming|previous|final|opening|recent)} {N: card} (?:more)? hy? {U: anyunit}", _last_few),
    Rule("the-few", "the {N: (?:spoken|num)} hy? {U: units}", _last_few),
    Rule("spoken-year", "(?:the unit)? {Y: nw nw (?:hy? nw)?}", _spoken_year),
    Rule("bare-units", "{U: units}", _bare_units),
    Rule("recent", "(?:the)? {W: recent|coming|last|next|previous|following} {U: units}", _recent),
    Rule("long", "{U: unit|units} hy long", _long),
    Rule("every", "every (?:other)? (?:{N: card}? {U: unit|units} | {M: month} | {W: weekday} {P: part}? | {S: season} | {P2: part} | weekend)".replace("P2", "Q"), _every),
    Rule("per", "(?:per | {A: a} | {A2: slash}) {U: unit}", _per),
    Rule("daily", "daily", _daily),
    Rule("weekdays", "{W: weekdays} {P: part}?", _weekdays),
    Rule("weekday-parts", "{W: weekday} {P: parts}", _weekdays),
    Rule("ref", "{R: currently|recently}", _ref),
    Rule("now", "now", _now),
    Rule("former", "{R: former|recent|current}", _ref, ("narrative",)),
    Rule("the-future", "(?:the (?:near|distant|word)? {R: future|last|current})".replace("near|distant|", ""), _the_ref),
    Rule("these-days", "these {U: units}", _these_days),
    Rule("the-time", "(?:the same|this|that|the) (?:time|period)", _the_time, ("narrative",)),
    Rule("clock", "{A: approx}? " + _CLOCK + " " + _ZONE + "? (?:comma? " + _DAYREF + ")?", _clock),
    Rule("noon", "{T: noon|midnight} (?:comma? " + _DAYREF + ")?", _noon),
    Rule("night", "{P: part}", _night, ("narrative",)),
)
