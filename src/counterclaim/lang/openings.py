"""What stands before a sentence and is no part of it: where an agency wrote it, and words such as "CORRECTED:"."""

from __future__ import annotations

import re

#: "21 October 2025", "Oct. 21".
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
#: ", Northland", ", Republic of Northland": what may stand behind a town in capitals, twice at most.
_LAND = r"(?:, [A-Z][a-z]{1,14}(?: (?:of |the )?[A-Z][a-z]{1,14}){0,2}){0,2}"
#: "NORTHFIELD/EASTPORT, Sept 13 (Example Wire) - ", "EASTPORT, Northland, Sept 13 (EW) - ", "NORTHFIELD — ": where an agency wrote
#: it, not where it happened.
_DATELINE = re.compile(
    r"[^a-z.\n]{3,50}?(?:,? ?[A-Z][a-z]{2,8}\.? ?\d{0,2},?|"
    + _LAND
    + r"(?:,? "
    + _DATE
    + r")?,?)? ?(?:\([^()\n]{2,40}\))?(?: |(?<=\))|(?=—))[-–—]{1,2} ?-?"
)
#: What an editor puts before a headline, and an agency before its first sentence.
_LABEL = re.compile(
    r"(?:BREAKING|CORRECTED|CORRECTION|EXCLUSIVE|REFILE|UPDATED?|WRAPUP)(?: \d{1,2})?(?: ?[:–—]| -) "
    r"|(?:Afp|AFP|AP|Reuters|REUTERS|TASS|Xinhua|dpa|UPI|ANSA|EFE) ?[-–—] "
)


def opening_end(text: str, start: int, end: int) -> int:
    """Where the sentence from `start` to `end` itself begins, after a dateline or an editor's label if it has one.

    >>> text = "EASTPORT, Sept 13 (Example Wire) - Troops fired."
    >>> text[opening_end(text, 0, len(text)):]
    'Troops fired.'
    """
    if (label := _LABEL.match(text, start, end)) is not None:
        return label.end()
    found = _DATELINE.match(text, start, min(end, start + 120))
    capitals = found is not None and sum(c.isupper() for c in found.group()) >= 4
    return found.end() if found is not None and capitals else start
