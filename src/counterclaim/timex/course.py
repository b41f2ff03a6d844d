"""The course of a story: which dates carry it on, which are asides; and years that two dates share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.almanac import SEASON_MONTH, Point
from counterclaim.timex.draft import Draft
from counterclaim.timex.rule import class_name
from counterclaim.timex.words import Words

#: Words that may stand between two dates that share a year.
_BETWEEN = frozenset(
    {"and", "to", "or", "hy", "dash", "through", "until", "comma", "early", "late", "mid", "the", "in", "from"}
)
#: A date so many years off the story is an aside, where the story goes on as before.
_OFF = 2
#: So many dates ahead are looked at.
_AHEAD = 8


def with_shared_years(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """ "March and April 1918", "(26 June - 4 August 1952)": the first has the year of the second, or the one before it."""
    out = list(drafts)
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        if one.year is not None or two.year is None or one.which or not 1 <= two.first - one.end <= 3:
            continue
        months = _month(one), _month(two)
        if months[0] is None or months[1] is None or one.shift is not None:
            continue
        if all(class_name(words.classes[i]) in _BETWEEN for i in range(one.end, two.first)):
            out[at] = replace(one, year=two.year - (months[0] > months[1]), era=two.era)
    return out


def _month(draft: Draft) -> int | None:
    return SEASON_MONTH[draft.season] if draft.season else draft.month


def is_aside(drafts: Sequence[Draft], at: int, ref: Point | None) -> bool:
    """Whether a date leaves the story, which goes on after it: "as in 1614", "the May 2007 high"; or is a season alone."""
    draft = drafts[at]
    if draft.season is not None and draft.year is None:
        return True
    if ref is None or draft.year is None:
        return False
    year = _signed(draft)
    if abs(year - ref.year) < _OFF + (2 if draft.month is not None else 0):
        return False
    following = next((_signed(d) for d in drafts[at + 1 : at + 1 + _AHEAD] if d.year is not None), None)
    return following is not None and abs(following - ref.year) < abs(following - year)


def _signed(draft: Draft) -> int:
    year = draft.year or 0
    return -year if draft.era == "BC" else year
