"""Text → times: recognise drafts, choose among overlapping ones, settle them in text order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from counterclaim.timex.bounds import bounds_of
from counterclaim.timex.draft import Draft, Timex
from counterclaim.timex.joined import join
from counterclaim.timex.mode import mode_of
from counterclaim.timex.patterns import needed
from counterclaim.timex.rule import MODES
from counterclaim.timex.rules_clock import CLOCK
from counterclaim.timex.rules_days import DAYS
from counterclaim.timex.rules_length import LENGTHS
from counterclaim.timex.rules_near import NEAR
from counterclaim.timex.rules_report import REPORTS
from counterclaim.timex.rules_sets import SETS
from counterclaim.timex.rules_years import YEARS
from counterclaim.timex.settle import Settled, settle
from counterclaim.timex.words import Words, read_words, vocabulary

#: Classes that nearly every sentence holds.
_COMMON = ("word", "name", "the", "a", "of", "in", "and", "that", "comma", "hy", "poss", "n12")
#: Of drafts of the same words that of the earlier rule stays.
RULES = (*DAYS, *YEARS, *REPORTS, *NEAR, *LENGTHS, *SETS, *CLOCK)


def tag(text: str, published: date | None = None, mode: str | None = None) -> tuple[Timex, ...]:
    """The times of a text in text order, none overlapping.

    `published` is the day of writing, against which news is read. `mode` is `news`, `narrative` or None: then the text itself
    decides. Linear in the length of the text.
    """
    if mode is not None and mode not in MODES:
        raise ValueError(f"a mode is one of {', '.join(MODES)}, not {mode!r}")
    words = read_words(text)
    if not words.low:
        return ()
    read_as = mode or mode_of(words, published)
    drafts = choose(join(words, recognise(words, read_as)))
    return tuple(_timex(words, one, read_as) for one in settle(words, drafts, published, read_as))


def recognise(words: Words, mode: str) -> list[Draft]:
    """All drafts of all rules, overlapping ones too."""
    asked = sorted({number for kind in words.kinds for number in _asked_by().get(kind, ())})
    return [draft for number in asked if mode in RULES[number].modes for draft in RULES[number].matches(words, mode)]


@cache
def _asked_by() -> Mapping[str, tuple[int, ...]]:
    """Class → the numbers of the rules that ask for it: each asks for the rarest of what it needs (every rule needs something)."""
    common = {vocabulary().codes[name] for name in _COMMON}
    out: dict[str, list[int]] = {}
    for number, rule in enumerate(RULES):
        rarest = min(needed(rule.pattern), key=lambda classes: len(classes & common))
        for kind in rarest:
            out.setdefault(kind, []).append(number)
    return {kind: tuple(numbers) for kind, numbers in out.items()}


def choose(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stay: from the left the longest, of two equals the one of the earlier rule."""
    out: list[Draft] = []
    end = 0
    for draft in sorted(drafts, key=lambda d: (d.first, -d.end)):
        if draft.first >= end:
            out.append(draft)
            end = draft.end
    return out


def _timex(words: Words, settled: Settled, mode: str) -> Timex:
    draft = settled.draft
    value = settled.value
    if draft.season == "WI" and draft.year is None and mode == "narrative" and settled.point is not None:
        value = f"{max(settled.point.year - 1, 0):04}-WI"  # a narrative's winter is told by the year in which it ends
    earliest, latest = bounds_of(value) or (None, None)
    point = settled.point.date if settled.point else None
    return Timex(
        words.starts[draft.first],
        words.ends[draft.end - 1],
        draft.kind,
        settled.value,
        draft.mod,
        settled.anchor,
        earliest,
        latest,
        draft.zone,
        draft.whole_hour,
        bool(draft.weekday and draft.day and point and point.isoweekday() != draft.weekday),
        draft.kind == "DURATION" and draft.which == "back",
        draft.rule,
    )
