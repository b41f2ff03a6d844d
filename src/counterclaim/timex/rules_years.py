"""Rules for years, their parts and their multiples: "1939", "1915-17", "499-493 BC", "the spring of 1915", "the 1960s", "the 20th century"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.rule import Hit, Rule, base, one_of, year_said
from counterclaim.timex.rules_clock import opens_at

_NO_PEOPLE = frozenset({"this", "was", "is", "has", "his", "its", "as", "across", "thus", "does", "us", "versus"})
_PEOPLE = frozenset(
    {"men", "people", "women", "children", "personnel", "infantry", "cavalry", "strong", "km", "kg", "mm"}
)
#: Classes of words that stand before a year.
_DATING = one_of(
    "in|since|until|by|of|from|to|during|and|or|before|after|between|through|within|late|early|mid|edge|the|hy|dash|slash|lpar|comma|into|over"
    "|dot|brk|season|month|rpar|stop|as|this|that|quote|fiscal|for|portion|at|on|other_mark"
)
_NO_NOUN = frozenset(
    {"was", "were", "had", "saw", "when", "with", "but", "before", "is", "has", "he", "they", "it", "she", "without"}
)
_MEASURES = frozenset({"%", "°", "percent", "others", "more", "+"})
_COUNTING = one_of("dec|unit|units|nw|frac|hoursw|gmt|ampm")


def _season(hit: Hit) -> Sequence[Draft]:
    """ "The spring of 1915", "winter 2015", "1982 summer", "last fall", "that same spring"."""
    at = hit.span("S")[0]
    word, dated = hit.words.low[at], hit.has("Y")
    determined = hit.first < at
    if word in ("fall", "spring") and not determined and not dated:
        if not hit.words.capital(at) and (word == "fall" or hit.kind(at - 1) in ("to", "word", "name")):
            return () if word == "fall" or hit.mode == "news" else _loose_season(hit, at)
        if hit.words.capital(at) and hit.kind(at - 1) in ("brk", "dot") and hit.kind(at + 1) != "name":
            return ()
    if not determined and not dated and hit.mode == "news":
        return ()
    if word == "fall" and hit.kind(at + 1) == "of" and not dated:
        return ()
    which = hit.word(at - 1) if hit.has("W") else ""
    bare = hit.first == at - 1 and hit.kind(hit.first) == "the" and hit.kind(hit.end) == "word" and not dated
    if bare and hit.word(hit.end) not in _NO_NOUN:
        return (Draft(at, hit.end, season=str(hit.value("S")), rule="season"),)  # "the summer offensive"
    year, era = year_said(hit)
    return (replace(base(hit, "season"), season=str(hit.value("S")), year=year, era=era, which=which),)


def _loose_season(hit: Hit, at: int) -> Sequence[Draft]:
    return (Draft(at, at + 1, season=str(hit.words.values[at]), rule="season"),) if hit.kind(at - 1) == "word" else ()


def _years(hit: Hit) -> Sequence[Draft]:
    """ "1939", "early 1941", "the year 1950", "fiscal 1989": not "2020 soldiers", not "$1950"."""
    year, era = year_said(hit)
    at = hit.span("Y")[0]
    before, after = hit.kind(hit.first - 1), hit.kind(hit.end)
    if year is None or before == "money" or after in _COUNTING or opens_at(hit.words, at):
        return ()
    if hit.word(hit.end) in _MEASURES or hit.word(at - 1) in ("no", "than", "least", "%"):
        return ()
    if era or hit.first < at:
        return (replace(base(hit, "year"), year=year, era=era),)
    if _counts(hit) and before not in ("the", "this", "that", "its", "poss", "during"):
        return ()
    if not 1700 <= year <= 2060 and before not in ("in", "since", "until", "by", "lpar", "of", "from", "to", "hy"):
        return ()
    if after in ("hy", "dash") and hit.kind(hit.end + 1) in ("unit", "word") and before not in _DATING:
        return ()
    return (replace(base(hit, "year"), year=year),)


def _counts(hit: Hit) -> bool:
    """ "2020 soldiers": a number of what comes after."""
    word = hit.word(hit.end)
    return hit.kind(hit.end) == "word" and ((word.endswith("s") and word not in _NO_PEOPLE) or word in _PEOPLE)


def _short_year(hit: Hit) -> Sequence[Draft]:
    """ "1915-17": the second year. The first is a year of its own."""
    year, short = hit.number("Y"), hit.number("A")
    at = hit.span("A")[0]
    if year is None or short is None or len(hit.words.low[at]) != 2 or not year % 100 < short:
        return ()
    first = Draft(hit.first, hit.span("Y")[1], year=year, rule="year")
    return (first, replace(first, first=at, end=at + 1, year=year - year % 100 + short))


def _apostrophe(hit: Hit) -> Sequence[Draft]:
    """ "The class of '89"."""
    if hit.kind(hit.first - 1) not in ("of", "in", "since", "until", "by"):
        return ()
    return (Draft(hit.first, hit.end, year=year_said(hit)[0], rule="year"),)


def _bc(hit: Hit) -> Sequence[Draft]:
    """ "499-493 BC", "the rest of 496 and 495 BC", "264 BC", "AD 476"."""
    year, other = hit.number("Y"), hit.number("A")
    era = "BC" if hit.value("E") == "BC" else ""
    last = replace(base(hit, "bc"), year=year, era=era)
    if other is None:
        return (last,)
    return (replace(last, end=hit.span("A")[1], year=other), replace(last, first=hit.span("Y")[0], mod=""))


def _decade(hit: Hit) -> Sequence[Draft]:
    """ "The late 1960s", "the '90s", "the nineties", "the 470s BC"."""
    value, era = hit.number("D") or 0, str(hit.value("E") or "") if hit.has("E") else ""
    if hit.kind(hit.span("D")[0]) == "decadew":
        if hit.kind(hit.span("D")[0] - 1) not in ("the", "early", "late", "mid", "hy"):
            return ()
        value = 190 + value
    elif value < 100:
        value = 190 + value // 10
        if "'" not in hit.words.low[hit.span("D")[0]] and hit.kind(hit.span("D")[0] - 1) != "the":
            return ()
    else:
        value //= 10
    return (replace(base(hit, "decade"), decade=value, era="BC" if era == "BC" else ""),)


def _century(hit: Hit) -> Sequence[Draft]:
    """ "The 20th century", "eighteenth-century", "the middle of the 9th century BC"."""
    if hit.words.values[hit.span("U")[0]] != "CE":
        return ()
    era = "BC" if hit.has("E") and hit.value("E") == "BC" else ""
    return (replace(base(hit, "century"), century=(hit.number("O") or 1) - 1, era=era),)


def _spoken_year(hit: Hit) -> Sequence[Draft]:
    """ "Nineteen ninety-six", "the year two thousand": years in words, as broadcasts are written down."""
    first, end = hit.span("Y")
    values = [int(v) for v in hit.words.values[first:end] if isinstance(v, int)]
    if values[0] in (18, 19) and values[1] >= 10 and values[1] < 100:
        return (Draft(hit.first, hit.end, year=values[0] * 100 + sum(values[1:]), rule="spoken-year"),)
    if values[:2] == [2, 1000] and hit.first < first:
        return (Draft(hit.first, hit.end, year=2000 + sum(values[2:]), rule="spoken-year"),)
    return ()


YEARS = (
    Rule("season-year", "{PRE: pre}? the? {S: season} (?:of | hy | comma)? {Y: y4} {E: era}?", _season),
    Rule("season-bc", "{PRE: pre}? the? {S: season} of? {Y: num} {E: bc}", _season),
    Rule("year-season", "{Y: y4} {S: season}", _season),
    Rule("season", "{PRE: pre}? {W: (?:the? dir | that same | the same | the)}? {S: season}", _season),
    Rule("year", "{PRE: pre}? (?:the (?:unit|units) | the? fiscal unit?)? {Y: y4} {E: era}?", _years),
    Rule("short-year", "{Y: y4} (?:hy|dash|slash) {A: n12|n24|n31|n59|n99}", _short_year),
    Rule("bc", "{PRE: pre}? {Y: num} {E: bc}", _bc),
    Rule("bc-range", "{PRE: pre}? {A: num} (?:link) {Y: num} {E: bc}", _bc),
    Rule("ad", "{PRE: pre}? {E: ad} {Y: num}", _bc),
    Rule("short-year-alone", "{Y: apyear}", _apostrophe),
    Rule("decade", "{PRE: pre}? the? {D: (?:decade|decadew)} {E: era}?", _decade),
    Rule("century", "{PRE: pre}? the? {O: ordinal} hy? {U: unit} {E: era}?", _century),
    Rule("spoken-year", "(?:the unit)? {Y: nw nw (?:hy? nw)?}", _spoken_year),
)
