"""Whether a text is news or a narrative, from the text itself."""

from __future__ import annotations

from datetime import date

from counterclaim.timex.words import Words, vocabulary

#: A narrative names so many years, at least.
_YEARS = 4
_NEWSY = frozenset({"said", "says", "told", "reported", "announced"})


def mode_of(words: Words, dct: date | None) -> str:
    """`narrative` where years long past are named more often than weekdays, "today" and sayings; else `news`.

    A text of few years is one where it has other dates and nothing of news at all.
    """
    codes = vocabulary().codes
    old = 0
    for i, code in enumerate(words.classes):
        if code == codes["y4"]:
            value = words.values[i]
            if isinstance(value, int) and 1400 <= value <= 2060:
                old += dct is None or abs(dct.year - value) > 1
        elif code == codes["bc"]:
            old += 1
    near = sum(words.classes.count(codes[name]) for name in ("weekday", "today", "yesterday", "tomorrow", "tonight"))
    sayings = sum(low in _NEWSY for low in words.low)
    if old >= 2 and not near and sayings * 400 <= len(words.low):
        return "narrative" if old + words.classes.count(codes["month"]) >= _YEARS else "news"
    if old < _YEARS:
        return "news"
    return "narrative" if old > 2 * near + sayings and old * 250 > len(words.low) else "news"
