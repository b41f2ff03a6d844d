"""Rules for the periods of companies' reports: "the third quarter of 1984", "the year-ago quarter", "the year ended March 31"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import period
from counterclaim.timex.rule import Hit, Rule, year_said

_ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "latter": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}


def _part_of_year(hit: Hit) -> Sequence[Draft]:
    """ "The third quarter of 1984", "the first half of 2008"."""
    if not hit.has("H") and hit.words.values[hit.span("U")[0]] != "Q":
        return ()
    word = hit.words.low[hit.span("O")[0]]
    number = 2 if hit.has("H") and word in ("last", "final") else _ORDER.get(word)
    if number is None or (hit.has("H") and number > 2):
        return ()
    year, _ = year_said(hit, "Q" if hit.has("Q") else "Y")
    at = hit.span("O")[0]
    hyphened = hit.kind(at + 1) == "hy" and hit.kind(hit.first) == "the" and at == hit.first + 1
    end = hit.end - 1 if hit.kind(hit.end - 1) == "of" else hit.end
    out = Draft(hit.first + hyphened, end, year=year, rule="quarter")
    if hit.has("T"):
        out = replace(out, which="year " + hit.word(hit.span("T")[1] - 2))
    elif hit.has("G"):
        out = replace(out, which="ago")
    if hit.has("H"):
        return (replace(out, half=number),) if year or hit.has("T") else ()
    return (replace(out, quarter=number),)


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
    return (
        (Draft(hit.first, hit.end, quarter=number, which="year " + hit.word(hit.first), rule="quarter"),)
        if number < 5
        else ()
    )


def _latest(hit: Hit) -> Sequence[Draft]:
    """ "The latest quarter", "the latest period" of a company's report."""
    unit = str(hit.value("U"))
    return (
        Draft(
            hit.first, hit.end, unit="Q" if unit == "1" else unit, shift=0, base="dct", which="latest", rule="latest"
        ),
    )


_YEAR_WORDS = "(?:the (?:same|following|previous|next) | that (?:same)? | this | last | next)"
REPORTS = (
    Rule(
        "quarter",
        "(?:the)? {G: unit hy? ago | unit hy earlier}? {Q: y4}? {O: (?:ordinal|latter|final|last)} hy? (?:{U: unit} | {H: half}) (?:of)?"
        " (?:{Y: y4} | {T: " + _YEAR_WORDS + " unit})?",
        _part_of_year,
    ),
    Rule("year-ago", "(?:the)? current? {A: unit} hy (?:ago|earlier) {U: unit|period}?", _year_ago, ("news",)),
    Rule("ended", "(?:the|its|a)? fiscal? {U: unit} (?={V: word})", _ended, ("news",)),
    Rule("fiscal-year", "(?:the|its) {W: latest|current|next|last}? (?:fiscal|only) {U: unit}", _fiscal, ("news",)),
    Rule("year-end", "(?:approx|the)? {U: unit} (?:hy|poss)? {E: edge}", _year_end),
    Rule("period-of-year", "the {Y: y4} {U: unit|period}", _period_of_year, ("news",)),
    Rule("quarter-of", "{DIR: last|next|this} {A: unit} poss {O: ordinal}? {U: unit}", _quarter_of, ("news",)),
    Rule("latest", "the latest {U: unit|period}", _latest, ("news",)),
)
