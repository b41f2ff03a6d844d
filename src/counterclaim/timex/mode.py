"""Whether a text is news or a narrative, from the text itself."""

from __future__ import annotations

from datetime import date

from counterclaim.timex.words import Words, vocabulary

#: A narrative names so many years, at least.
_YEARS = 4
_NEWSY = frozenset({"said", "says", "told", "reported", "announced"})


def mode_of(words: Words, dct: date | None) -> str:
    """`narrative` where years long past are named more often than weekdays, "today" and sayings; else `news`."""
    codes = vocabulary().codes
    years = old = 0
    for i, code in enumerate(words.classes):
        if code == codes["y4"]:
            value = words.values[i]
            if isinstance(value, int) and 1400 <= value <= 2060:
                years += 1
                old += dct is None or abs(dct.year - value) > 1
        elif code == codes["bc"]:
            old += 1
    if old < _YEARS:
        return "news"
    near = sum(words.classes.count(codes[name]) for name in ("weekday", "today", "yesterday", "tomorrow", "tonight"))
    sayings = sum(low in _NEWSY for low in words.low)
    return "narrative" if old > 2 * near + sayings and old * 250 > len(words.low) else "news"
