"""Rules for repeated times and for words that refer to no date of the text: "every Monday", "daily", "now", "the future", "at the time"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.timex.draft import Draft
from counterclaim.timex.numbers import number_of, period
from counterclaim.timex.rule import Hit, Rule, one_of
from counterclaim.timex.rules_length import NUMBERS, rate

_NARRATED = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
_ENDING = one_of("comma|dot|stop|brk|quote|rpar|and|poss")
_GOING_ON = one_of("word|name|the|its|some|many")


def _per(hit: Hit) -> Sequence[Draft]:
    """ "Per day", "3.14/day", "100 deaths a week": a rate."""
    at = hit.span("U")[0]
    if hit.has("A") and not (
        rate(hit, at)
        or (hit.kind(hit.first - 1) in ("word",) and hit.word(hit.first - 1).endswith("s") and _counted(hit))
    ):
        return ()
    return (Draft(hit.first, hit.end, "SET", value=period(str(hit.value("U")), 1), rule="per"),)


def _counted(hit: Hit) -> bool:
    return hit.kind(hit.first - 2) in NUMBERS | {"many", "few", "more"}


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
    elif hit.has("Q"):
        value = f"XXXX-XX-XX{hit.value('Q')}"
    else:
        value = "XXXX-WXX-WE"
    return (Draft(hit.first, hit.end, "SET", value=value, rule="every"),)


def _daily(hit: Hit) -> Sequence[Draft]:
    """ "Daily", "weekly", "annually"; not "annual"."""
    value = str(hit.words.values[hit.first])
    if hit.words.capital(hit.first) and "name" in (hit.kind(hit.first - 1), hit.kind(hit.end)):
        return ()  # the name of a newspaper
    if hit.mode == "news" and value not in ("P1D", "P1W"):
        return ()
    return (
        Draft(
            hit.first,
            hit.end,
            "SET",
            value=_NARRATED.get(value, value) if hit.mode == "narrative" else value,
            rule="daily",
        ),
    )


def _weekdays(hit: Hit) -> Sequence[Draft]:
    """ "On Saturdays"."""
    if not hit.words.capital(hit.first):
        return ()
    tail = str(hit.value("P")) if hit.has("P") else ""
    if not tail and hit.kind(hit.first - 1) not in ("on", "and", "or", "comma") and hit.kind(hit.end) == "word":
        return (Draft(hit.first, hit.end, weekday=hit.number("W"), rule="weekday"),)  # its apostrophe was lost
    return (Draft(hit.first, hit.end, "SET", value=f"XXXX-WXX-{hit.number('W')}{tail}", rule="weekdays"),)


def _ref(hit: Hit) -> Sequence[Draft]:
    """ "Now", "currently", "recently"; "the former king" in a narrative."""
    kind, after = hit.kind(hit.span("R")[0]), hit.kind(hit.end)
    if kind in ("former", "future", "recent", "current") and after not in ("word", "name", "hy"):
        return ()
    if hit.word(hit.first) == "present" and (hit.kind(hit.first - 1) not in ("the", "its") or after == "hy"):
        return ()
    value = {"recent": "PAST_REF", "current": "PRESENT_REF"}.get(kind) or str(hit.words.values[hit.span("R")[0]])
    return (Draft(hit.first, hit.end, value=value, rule="ref"),)


def _now(hit: Hit) -> Sequence[Draft]:
    """ "Now"; not the "Now, …" with which speech begins."""
    if hit.mode == "news" and hit.kind(hit.end) == "comma" and hit.kind(hit.first - 1) in ("dot", "brk", "quote"):
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
    inside = hit.kind(hit.first - 1) == "in" and kind == "last" and hit.kind(hit.end) in _GOING_ON
    if kind != "future" and not inside and hit.kind(hit.end) not in _ENDING:
        return ()
    value = {"last": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}[kind]
    return (Draft(hit.first, hit.end, value=value, rule="the-ref"),)


def _some_time(hit: Hit) -> Sequence[Draft]:
    """ "For some time": a length of which nothing is said."""
    before = hit.kind(hit.first - 1)
    return (
        (Draft(hit.first, hit.end, "DURATION", value="PXX", rule="some-time"),)
        if before in ("for", "after", "within")
        else ()
    )


def _these_days(hit: Hit) -> Sequence[Draft]:
    return (Draft(hit.first, hit.end, value="PRESENT_REF", rule="these-days"),) if hit.value("U") == "D" else ()


def _the_time(hit: Hit) -> Sequence[Draft]:
    """ "At the time", "this period", "at the same time": times of a narrative that fix nothing by themselves."""
    if (
        hit.kind(hit.end) in ("hy", "word")
        and hit.kind(hit.end - 1) == "time"
        and hit.word(hit.end) in ("frame", "limit", "table", "zone")
    ):
        return ()
    if hit.kind(hit.first - 1) in ("first", "ordw", "second"):
        return ()
    return (Draft(hit.first, hit.end, value=None, which="time", rule="the-time"),)


SETS = (
    Rule(
        "every",
        "every (?:other)? (?:{N: card}? {U: unit|units} | {M: month} | {W: weekday} {P: part}? | {S: season} | {Q: part} | weekend)",
        _every,
    ),
    Rule("per", "(?:per | {A: a} | slash) {U: unit}", _per),
    Rule("daily", "daily", _daily),
    Rule("weekdays", "{W: weekdays} {P: part}?", _weekdays),
    Rule("weekday-parts", "{W: weekday} {P: parts}", _weekdays),
    Rule("ref", "{R: currently|recently}", _ref),
    Rule("now", "now", _now),
    Rule("former", "{R: former|recent|current|future}", _ref, ("narrative",)),
    Rule("the-future", "the word? {R: future|last|current}", _the_ref),
    Rule("some-time", "some time", _some_time),
    Rule("these-days", "these {U: units}", _these_days),
    Rule("the-time", "(?:the same|this|that|the) (?:time|period)", _the_time, ("narrative",)),
)
