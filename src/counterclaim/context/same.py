"""May two records mean one thing? Precision first: what is not shown to be the same stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from counterclaim.records import ContextRecord, Count, TimeSpan
from counterclaim.records.context import sides_of

#: A stretch longer than this many days dates nothing well enough to tell two things apart or together.
LONG = 400
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "1st", "2nd", "3rd"})
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.2}
Days = tuple[date, date]


def verdict(left: ContextRecord, right: ContextRecord) -> str:
    """`same`, `apart`, or `open` where neither is shown."""
    if left.kind != right.kind or left.kind == "comparison" or _apart(left, right):
        return "apart"
    return "same" if _same(left, right) else "open"


def sides(record: ContextRecord) -> frozenset[str]:
    """The sides and countries that the words themselves tie to the thing."""
    return frozenset((*sides_of(record.parties), *(place.country for place in record.place if place.country)))


def days(span: TimeSpan | None) -> Days | None:
    """First and last day of a time; None where open or unknown."""
    if span is None or not span.earliest or not span.latest:
        return None
    try:
        return date.fromisoformat(span.earliest[:10]), date.fromisoformat(span.latest[:10])
    except ValueError:
        return None


def year(record: ContextRecord) -> int | None:
    """The year under which a thing is known: when it was, else when it began, else when it ended."""
    for span in (record.time, record.start, record.end):
        if span is not None and span.earliest:
            return int(span.earliest[:4])
    return None


def folded(text: str) -> str:
    """A name for comparison: lower case, one blank, no articles, plural "s" left off."""
    plain = {"agreement": "deal", "accord": "deal", "pact": "deal", "cease": "truce", "fire": "", "ceasefire": "truce"}
    words = [
        plain.get(word, word)
        for word in re.split(r"[\s‐‑–-]+", text.casefold())
        if word not in ("the", "a", "an", "of")
    ]
    return " ".join(word.removesuffix("s") if len(word) > 4 else word for word in words)


def _apart(left: ContextRecord, right: ContextRecord) -> bool:
    if _times_clash(left, right) or _times_clash(right, left) or _numbers_clash(left, right):
        return True
    one, two = sides(left), sides(right)
    rivals = {*left.setting, *right.setting} if left.setting == right.setting else set()
    if one and two and not one & two and not _ground(left) & _ground(right) and not one | two <= rivals:
        return True
    middle, other = frozenset(sides_of(left.broker)), frozenset(sides_of(right.broker))
    if middle and other and not middle & other:
        return True
    if left.doc_id == right.doc_id and _fresh(left) and _fresh(right) and _fresh(left) != _fresh(right):
        return True
    return bool(_which(left) and _which(right) and not _which(left) & _which(right))


def _times_clash(left: ContextRecord, right: ContextRecord) -> bool:
    """True if one was over before the other was, or the same part of it has two dates."""
    for role in ("time", "start", "end"):
        one, two = days(getattr(left, role)), days(getattr(right, role))
        if one and two and (one[1] < two[0] or two[1] < one[0]):
            return True
    over = days(left.end)
    begun = days(right.start) or days(right.time)
    if over and begun and over[1] < begun[0]:
        return True
    first, whole = days(left.start), days(right.time)
    return bool(first and whole and whole[1] < first[0])


def _numbers_clash(left: ContextRecord, right: ContextRecord) -> bool:
    one, two = _length(left), _length(right)
    if one and two and abs(one - two) > 0.15 * max(one, two):
        return True
    return bool(left.strength and right.strength) and not _near(left.strength[0], right.strength[0])


def _length(record: ContextRecord) -> float | None:
    match = _LENGTH.fullmatch(record.duration.value) if record.duration else None
    return float(match[1]) * _DAYS[match[2]] if match else None


def _near(left: Count, right: Count) -> bool:
    a, b = (count.low if count.low is not None else count.high for count in (left, right))
    return a is None or b is None or abs(a - b) <= 0.1 * max(a, b)


def _which(record: ContextRecord) -> frozenset[str]:
    """The ordinals said of it: the first war is not the second. Of truces and deals they count the text's own."""
    words = {word for mention in record.mentions for word in mention.text.casefold().split()}
    return frozenset(words & _ORDINALS) if record.kind == "war" else frozenset()


def _fresh(record: ContextRecord) -> str | None:
    """Whether it is told as new or as earlier, which tells two of one text apart."""
    words = {word for mention in record.mentions for word in mention.text.casefold().split()}
    return "new" if words & {"new", "latest"} else "earlier" if words & {"earlier", "previous", "former"} else None


def _ground(record: ContextRecord) -> frozenset[str]:
    return frozenset(folded(place.name or place.mention.text) for place in record.place)


def _same(left: ContextRecord, right: ContextRecord) -> bool:
    if _shares_date(left, right):
        return _shares_side(left, right, setting=True)
    if _is_name(left) and left.name and right.name and folded(left.name.value) == folded(right.name.value):
        return left.doc_id == right.doc_id or _is_proper(left) or _shares_side(left, right, setting=False)
    if left.kind == "deployment":
        sent = bool(sides(left) & sides(right)) and bool(left.strength) and bool(right.strength)
        return sent and _shares_side(left, right, setting=True)
    return left.doc_id == right.doc_id and bool(_which(left) & _which(right))


def _is_name(record: ContextRecord) -> bool:
    """True where the name says more than the kind: "civil war", not "war"."""
    return record.name is not None and " " in record.name.value.strip()


def _is_proper(record: ContextRecord) -> bool:
    return record.evidence.method.startswith("en.context.proper")


def _shares_date(left: ContextRecord, right: ContextRecord) -> bool:
    """True if a date of the one and a date of the other, each of a year at most, have days in common."""
    return any(one[0] <= two[1] and two[0] <= one[1] for one in _dates(left) for two in _dates(right))


def _dates(record: ContextRecord) -> Iterable[Days]:
    for span in (record.time, record.start, record.end):
        found = days(span)
        if found and (found[1] - found[0]).days <= LONG:
            yield found
        elif span is not None and span.earliest and span.latest is None:
            known = date.fromisoformat(span.earliest[:10])
            yield known, known


def _shares_side(left: ContextRecord, right: ContextRecord, setting: bool) -> bool:
    one, two = sides(left), sides(right)
    if one & two or _ground(left) & _ground(right) or left.doc_id == right.doc_id:
        return True
    if not setting:
        return False
    if one and two:
        return left.setting == right.setting and one | two <= set(left.setting)
    wide, narrow = one or frozenset(left.setting), two or frozenset(right.setting)
    return bool(wide) and bool(narrow) and (wide <= narrow or narrow <= wide)
