"""Times in a sentence, only as near or far: of these days, or well before the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterclaim.lang.wordlists import words
from counterclaim.records import Token
from counterclaim.remembered import remembered

YEAR = re.compile(r"(?:19|20)\d\d")
LONG_WAR = re.compile(r"\w+-(?:year|month|decade)(?:s)?(?:-(?:old|long))?")
#: A point in time more than this many days before publication is of an earlier episode.
NEAR_DAYS = 21
#: … and so is a month whose last days lie this far back.
MONTH_DAYS = 30
#: A stretch that reaches up to now ("since early December") may begin this much earlier and still be of these days.
SINCE_DAYS = 45


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression.

    Its token range (end exclusive), whether it is old, and whether it opens a stretch ("since").
    """

    first: int
    end: int
    old: bool
    since: bool = False


@remembered(256)  # every claim of a sentence asks for its times
def moments(tokens: tuple[Token, ...], published: date | None, language: str = "en") -> tuple[Moment, ...]:
    """The time expressions of a sentence that tell near from far, in order.

    Without a publication date a year counts as old: news seldom states the current one.
    """
    text = [token.text.casefold() for token in tokens]
    out: list[Moment] = []
    i = 0
    while i < len(text):
        moment = (
            _since_war(text, i, language) or _phrase(text, i, language) or _dated(tokens, text, i, published, language)
        )
        if moment is None and _weekday(text[i], language):
            moment = Moment(i, i + 1, False)
        if moment is None:
            i += 1
            continue
        since = "since" in text[max(0, moment.first - 5) : moment.first]
        out.append(Moment(moment.first, moment.end, moment.old, since or moment.since))
        i = moment.end
    return tuple(out)


def _weekday(text: str, language: str) -> bool:
    return text in words(language, "frame")["recent"]


def _since_war(text: Sequence[str], i: int, language: str) -> Moment | None:
    """ "Since the war", "since the start of the uprising": a stretch from a past without a date."""
    if text[i] != "since":
        return None
    wars = words(language, "frame")["wars"]
    for j in range(i + 1, min(i + 9, len(text))):
        if text[j] in wars:
            return Moment(j, j + 1, True, True)
        if text[j] in (",", "."):
            return None
    return None


def _phrase(text: Sequence[str], i: int, language: str) -> Moment | None:
    for parts, old in _phrases(language).get(text[i], ()):
        if tuple(text[i : i + len(parts)]) == parts:
            return Moment(i, i + len(parts), old)
    return None


@cache
def _phrases(language: str) -> Mapping[str, list[tuple[tuple[str, ...], bool]]]:
    """First word → the phrases that begin with it and whether each tells of the past; recent ones are tried first."""
    out: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for name, old in (("recent_phrases", False), ("old_phrases", True)):
        for phrase in sorted(words(language, "frame")[name], key=lambda phrase: (-len(phrase), phrase)):
            parts = tuple(phrase.split())
            out.setdefault(parts[0], []).append((parts, old))
    return out


def _dated(
    tokens: Sequence[Token], text: Sequence[str], i: int, published: date | None, language: str
) -> Moment | None:
    """A date, month or year from token `i` on: "13 September", "Sept. 12, 2022", "April 2016", "2020"."""
    month = _month(text[i], language)
    if month and not tokens[i].text[:1].isupper():
        return None
    if month is None:
        if not YEAR.fullmatch(text[i]) or _counted(tokens, i):
            return None
        return Moment(i, i + 1, _old(date(int(text[i]), 12, 31), published, whole_year=True))
    if (
        text[i] in ("may", "march")
        and not _beside_number(text, i)
        and (i == 0 or text[i - 1] not in ("in", "since", "last", "by", "early", "late", "of"))
    ):
        return None
    day = next(
        (
            int(text[j])
            for j in (i - 1, i + 1, i + 2)
            if 0 <= j < len(text) and text[j].isdigit() and 0 < int(text[j]) <= 31
        ),
        0,
    )
    year, end = 0, i + 1
    for j in range(i + 1, min(i + 5, len(text))):
        if YEAR.fullmatch(text[j]):
            year, end = int(text[j]), j + 1
            break
        if not (text[j].isdigit() or text[j] in (",", ".")):
            break
    first = i - 1 if day and i and text[i - 1].isdigit() else i
    since = "since" in text[max(0, first - 5) : first]
    return Moment(
        first, max(end, i + 1), _old(_resolve(year, month, day, published), published, since=since, vague=not day)
    )


def _month(text: str, language: str) -> int | None:
    names = (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    stem = text.rstrip(".")
    if text not in words(language, "frame")["months"] and stem not in words(language, "frame")["month_short"]:
        return None
    return next((number for number, name in enumerate(names, 1) if name.startswith(stem[:3])), None)


def _beside_number(text: Sequence[str], i: int) -> bool:
    return any(0 <= j < len(text) and text[j].isdigit() for j in (i - 1, i + 1))


def _counted(tokens: Sequence[Token], i: int) -> bool:
    """True for "2000 peacekeepers": a number that counts the noun after it."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].deprel == "nummod"
        and following is not None
        and following.upos in ("NOUN", "ADJ")
        and int(tokens[i].text) % 100 == 0
    )


def _resolve(year: int, month: int, day: int, published: date | None) -> date | None:
    """The date meant; without a year the latest one not after publication."""
    if not year:
        if published is None:
            return None
        year = published.year if (month, day or 1) <= (published.month, published.day) else published.year - 1
    try:
        return date(year, month, day or 28)
    except ValueError:
        return date(year, month, 28)


def _old(
    when: date | None, published: date | None, *, whole_year: bool = False, since: bool = False, vague: bool = False
) -> bool:
    """True if a date lies well before the article."""
    if published is None:
        return whole_year or vague
    if when is None:
        return False
    if whole_year:
        return when.year < published.year
    gap = (published - when).days
    return gap > (SINCE_DAYS if since else MONTH_DAYS if vague else NEAR_DAYS)
