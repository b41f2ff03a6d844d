"""Times measured from an event: "two days after the truce". They are settled only where the document dates that event itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counterclaim.records import Mention
from counterclaim.timex import Interval, Timex

_MEASURED = re.compile(
    r"^(?:(?:just|about|some|only|barely|exactly)\s)?(?P<number>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|the)\s"
    r"(?P<unit>day|night|week)s?\s(?P<way>after|before|following)\s(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LOOSE = re.compile(
    r"^(?:(?:more|less) than |just |about |only )?[\w-]+(?: [\w-]+)? (?:after|before|into|since|following) "
    r"(?P<what>the .+|a .+)$|^since (?P<since>the .+)$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS = {
    word: at
    for at, word in enumerate(["the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {"a": 1, "an": 1, "the": 1}
_DAYS = {"day": 1, "night": 1, "week": 7}
_HEAD = re.compile(
    r"^(?:the|a|an|its|their|his|her)?\s?(?P<words>(?:[\w-]+\s){0,3}?[\w-]+)(?=\s(?:of|in|on|that|which|was|were|had|is|took|began|by|with|between)\b|[,.;]|$)"
)
_SENTENCE = re.compile(r"[^.!?\n]{1,600}")
#: Documents longer than this are searched only so far.
_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class Measured:
    """The words of the event that a time is measured from, the interval where its date is known, and why."""

    anchor: Mention
    interval: Interval | None
    reason: str


def measured_from(mention: Mention, text: str, times: Sequence[Timex]) -> Measured | None:
    """What a time is measured from; None for a time that is measured from nothing."""
    match = _MEASURED.match(mention.text)
    if match is None:
        loose = _LOOSE.match(mention.text)
        if loose is None:
            return None
        group = "what" if loose["what"] else "since"
        what = Mention(mention.start + loose.start(group), mention.start + loose.end(group), loose[group])
        return Measured(what, None, f"measured from “{what.text}”, by no whole number of days")
    start = mention.start + match.start("what")
    anchor = Mention(start, mention.start + match.end("what"), match["what"])
    days = _dates_of(anchor.text, text, times, mention)
    if len(days) != 1:
        why = "whose date the text does not give" if not days else "to which the text gives several dates"
        return Measured(anchor, None, f"measured from “{anchor.text}”, {why}")
    raw = match["number"].casefold()
    number = int(raw) if raw.isdigit() else _NUMBERS[raw]
    away = number * _DAYS[match["unit"].casefold()] * (-1 if match["way"].casefold() == "before" else 1)
    known = days.pop()
    try:
        day = known + timedelta(days=away)
    except OverflowError:
        return Measured(anchor, None, f"measured from “{anchor.text}”, beyond the calendar")
    bounds = (datetime.combine(day, time()), datetime.combine(day, time(23, 59)))
    return Measured(
        anchor,
        Interval(*bounds, "day", day.isoformat()),
        f"measured from “{anchor.text}”, which the text dates {known}",
    )


def _dates_of(anchor: str, text: str, times: Sequence[Timex], mention: Mention) -> set[date]:
    """The days that the sentences give which name an event by the same words."""
    head = _HEAD.match(anchor.casefold())
    if head is None:
        return set()
    words = re.compile(r"\b" + r"\s+".join(re.escape(word) for word in head["words"].split()) + r"\b")
    exact = [
        one
        for one in times
        if one.earliest is not None and one.latest is not None and one.earliest.date() == one.latest.date()
    ]
    out: set[date] = set()
    for sentence in _SENTENCE.finditer(text[:_SEARCHED].casefold()):
        if sentence.start() <= mention.start < sentence.end() or not words.search(sentence.group()):
            continue
        inside = {
            one.earliest.date() for one in exact if one.earliest and sentence.start() <= one.start < sentence.end()
        }
        if len(inside) == 1:
            out |= inside
    return out
