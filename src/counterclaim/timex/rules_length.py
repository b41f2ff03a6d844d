"""Rules for lengths of time: "more than two months", "the past 24 hours", "for weeks", "month-long"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import number_of, period
from counterclaim.timex.rule import Hit, Rule, one_of

_BOUNDS = {
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
    "nearly": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
}
_BOUNDS |= {"up": "EQUAL_OR_LESS", "most": "EQUAL_OR_LESS", "approx": "APPROX"}
_BARE_BEFORE = one_of("for|within|after|in|over|during|than|only|and|or")
_BARE_AFTER = one_of("of|before|after|or|and")
#: Classes of words that make a number before "a day" one of a rate.
NUMBERS = one_of("n12|n24|n31|n59|n99|n3|nbig|dec|nw|y4")


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
    if a_day and not hit.has("B") and rate(hit, at):
        return ()
    if (not plural and hit.kind(first) in ("y4", "nbig")) or (
        unit == "Q"
        and (a_day or hit.kind(hit.end) == "of" or (hit.word(at) == "quarters" and hit.kind(at - 1) == "hy"))
    ):
        return ()
    if hit.mode == "news" and hit.kind(hit.end - 1) == "old" and unit == "Y":
        return ()
    value = _length_value(hit.mode, unit, number)
    joined = (
        hit.first == first
        and hit.kind(first) == "a"
        and hit.kind(first + 1) in ("nw", "n12", "n24", "n31", "n59", "n99")
    )
    long = hit.kind(hit.end - 1) in ("long", "old") and a_day and hit.first == first
    skip = (joined and hit.words.values[first + 1] not in (100, 1000)) or long
    return (Draft(hit.first + skip, hit.end, "DURATION", value=value, mod=_bounded(hit), rule="length"),)


def _length_value(mode: str, unit: str, number: float | None) -> str:
    """News counts decades in years (P20Y), narratives in decades (P2DE), as their annotators did."""
    if mode == "news" and unit in ("DE", "CE") and number is not None:
        return period("Y", number * (10 if unit == "DE" else 100))
    return period(unit, number)


def rate(hit: Hit, at: int) -> bool:
    """ "30 tons a day", "once a week": a rate, not a length."""
    before = hit.kind(hit.first - 1)
    return before in NUMBERS | {"times", "once"} or (
        before in ("word", "other_mark")
        and hit.word(hit.first - 1) in ("twice", "thrice", "million", "billion", "%", "percent")
    )


def _bare_units(hit: Hit) -> Sequence[Draft]:
    """ "For months", "within days", "weeks or months": the unit alone, of no stated number."""
    before, after = hit.kind(hit.first - 1), hit.kind(hit.end)
    if hit.value("U") == "Q" and (before in ("hy", "nw") or after == "of"):
        return ()
    if before in _BARE_BEFORE or after in _BARE_AFTER:
        if before in ("and", "or", "comma") and after not in ("of", "before", "after", "comma", "dot"):
            return ()
        if after == "word" and before not in ("for", "within", "after", "in"):
            return ()
        return (Draft(hit.first, hit.end, "DURATION", value=period(str(hit.value("U")), None), rule="bare-units"),)
    return ()


def _recent(hit: Hit) -> Sequence[Draft]:
    """ "Recent years", "the coming weeks", "past months"."""
    value = period(str(hit.value("U")), None)
    return (Draft(hit.first, hit.end, "DURATION", value=value, rule="recent"),)


def _last_few(hit: Hit) -> Sequence[Draft]:
    """ "The past 24 hours", "the next two years", "the first nine months", "the last two weeks"."""
    number = number_of(hit.words, *hit.span("N"))
    value = _length_value(hit.mode, str(hit.value("U")), number)
    if hit.value("U") == "TH" and number == 24 and hit.mode == "news":
        value = "P1D"
    the_name = hit.kind(hit.first) == "the" and hit.kind(hit.end) in ("name", "poss") and hit.words.capital(hit.end - 1)
    which = "back" if hit.has("W") and hit.kind(hit.span("W")[0]) in ("last", "previous") else ""
    first = hit.first + the_name  # "the Seven Days Battles"
    return (Draft(first, hit.end, "DURATION", value=value, which=which, mod=_bounded(hit), rule="last-few"),)


def _long(hit: Hit) -> Sequence[Draft]:
    """ "Month-long", "decades-long", "year-old"."""
    plural = hit.kind(hit.first) == "units"
    return (
        Draft(hit.first, hit.end, "DURATION", value=period(str(hit.value("U")), None if plural else 1), rule="long"),
    )


LENGTHS = (
    Rule(
        "length",
        "{B: bounds}? {N: card} (?:more|other)? hy? {U: anyunit} (?:hy? (?:long|old) | of old)?",
        _length,
    ),
    Rule(
        "last-few",
        "{T: (?:the|its)?} {W: (?:ordw|last|next|following|coming|previous|final|opening|recent)} {N: card} (?:more)? hy? {U: anyunit}",
        _last_few,
    ),
    Rule("the-few", "the {N: (?:spoken|num)} hy? {U: units}", _last_few),
    Rule("bare-units", "{U: units}", _bare_units),
    Rule("recent", "(?:the)? {W: recent|coming|last|next|previous|following} {U: units}", _recent),
    Rule("long", "{U: unit|units} hy long", _long),
)
