"""Parts of times: clock readings, dates, weekdays, parts of the day, spans of days. Each matcher gives where its part ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.extract.values.numbers import read_number
from counterclaim.extract.values.phrases import ending_at
from counterclaim.lang.wordlists import words
from counterclaim.records import Token


def part_at(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """The end of the longest part of a time that begins at word `i`; None if none does."""
    ends = [end for match in MATCHERS if (end := match(tokens, low, i)) is not None]
    return max(ends, default=None)


def _in(name: str, word: str) -> bool:
    return word in words("en", "times")[name]


def _clock(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "00:05", "9 a.m.", "9.05 pm", "0600 GMT", "nine in the morning", "10 o'clock"; with the zone after it."""
    hour, mark, minute = low[i].partition(":" if ":" in low[i] else ".")
    end = i + 1
    if mark == ":" and hour.isdigit() and minute.isdigit() and len(minute) == 2 and len(hour) <= 2:
        end = end + 1 if _half(low, end) else end
    elif (
        ((low[i].isdigit() and len(low[i]) <= 2) or (mark == "." and hour.isdigit() and minute.isdigit()))
        and _half(low, end)
    ) or (
        low[i].isdigit()
        and len(low[i]) == 4
        and int(low[i]) < 2400
        and end < len(low)
        and (_in("zones", low[end]) or low[end] == "hours")
    ):
        end += 1
    elif (
        (low[i].isdigit() or read_number(low, i) is not None)
        and tuple(low[end : end + 2]) == ("in", "the")
        and (end + 2 < len(low) and low[end + 2] in ("morning", "afternoon", "evening"))
    ):
        return end + 3
    else:
        return None
    return _zone(low, end)


def _half(low: Sequence[str], at: int) -> bool:
    return at < len(low) and low[at] in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock")


def _zone(low: Sequence[str], at: int) -> int:
    if at < len(low) and _in("zones", low[at]):
        return at + 1
    if at + 1 < len(low) and low[at + 1] == "time" and low[at].isalpha():
        return at + 2
    return at


def _weekday(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    word = low[i].rstrip(".")
    plural = word[:-1] if word.endswith("s") and len(word) > 6 else word
    if not (_in("weekdays", word) or _in("weekdays", plural)) or not tokens[i].text[:1].isupper():
        return None
    if len(word) < 5 and not low[i].endswith(".") and not (i + 1 < len(low) and _month_word(tokens, low, i + 1)):
        return None
    end = i + 1
    if end < len(low) and _in("parts", low[end]):
        end += 1
    comma = end + 1 if end < len(low) and low[end] == "," else end
    dated = _date(tokens, low, comma) if comma < len(low) else None
    return dated if dated is not None else end


def _month_word(tokens: Sequence[Token], low: Sequence[str], i: int) -> bool:
    word = low[i].rstrip(".").removeprefix("mid-")
    return (
        _in("months", word)
        and tokens[i].text[:1].isupper() | low[i].startswith("mid-")
        and tokens[i].upos not in ("AUX", "VERB")
    )


def _day(low: Sequence[str], i: int) -> int | None:
    """The end of a day of the month: "13", "13th", "12 to 13", "12-13"."""
    if i >= len(low) or not _is_day(low[i]):
        return None
    if i + 2 < len(low) and low[i + 1] in ("to", "-", "–", "and") and _is_day(low[i + 2]):
        return i + 3
    return i + 1


def _is_day(word: str) -> bool:
    digits = word.rstrip("stndrh")
    return digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31


def _year_end(low: Sequence[str], i: int) -> int:
    """Past a year, with or without a comma before it."""
    comma = i + 1 if i < len(low) and low[i] == "," else i
    return comma + 1 if comma < len(low) and is_year(low[comma]) else i


def is_year(word: str) -> bool:
    """True for 1900 to 2099 in four figures."""
    return len(word) == 4 and word.isdigit() and word.isascii() and 1900 <= int(word) < 2100


def _date(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "13 September 2022", "Sept. 13, 2022", "April 2016", "November", "autumn 2020", "2022-09-13", "the 13th of May"."""
    if _month_word(tokens, low, i):
        day = _day(low, i + 1)
        if day is not None and day < len(low) and low[day] == ":":
            day = None
        return _year_end(low, day if day is not None else i + 1)
    if _in("seasons", low[i]) and i + 1 < len(low) and (is_year(low[i + 1]) or tuple(low[i + 1 : i + 2]) == ("of",)):
        at = i + 1 if is_year(low[i + 1]) else i + 2
        return at + 1 if at < len(low) and is_year(low[at]) else None
    day = _day(low, i)
    if day is not None:
        at = day + 1 if day < len(low) and low[day] == "of" else day
        if at < len(low) and _month_word(tokens, low, at):
            return _year_end(low, at + 1)
    iso = low[i].split("-")
    if len(iso) == 3 and is_year(iso[0]) and all(_is_day(x) for x in iso[1:]):
        return i + 1
    return None


def _year(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """A year; not a number of people or things, nor of a clock."""
    decade = low[i].removesuffix("s").removesuffix("'")
    if not is_year(decade) or ending_at(low, i, "bounds", "numbers") is not None:
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or decade != low[i]:
        return i + 1
    lemma = after.lemma.casefold()
    numbers = words("en", "numbers")
    counted = lemma in numbers["units"] or any(
        lemma in words("en", "people")[name] for name in ("military", "civilian", "people", "equipment")
    )
    if (
        counted
        or low[i + 1] in ("gmt", "utc", "hours", "%", "strong", "others", "more", "-")
        or after.name.endswith("NORP")
    ):
        return None
    return i + 1


def _point(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "Midnight", "dawn": alone, or "broad daylight"; "the night" only after a preposition."""
    if low[i] == "broad" and i + 1 < len(low) and low[i + 1] == "daylight":
        return i + 2
    if (
        low[i] in ("the", "that")
        and i + 1 < len(low)
        and _in("points", low[i + 1])
        and i
        and low[i - 1] in ("in", "during", "over", "after", "before", "through", "throughout", "until", "by")
    ):
        return i + 2
    if low[i] == "dark":
        return i + 1 if i and low[i - 1] in ("after", "before") else None
    if not _in("points", low[i]) or low[i] in ("morning", "afternoon", "evening", "night"):
        return i + 1 if low[i] == "night" and i and low[i - 1] in ("at", "by") else None
    if tokens[i].upos not in ("NOUN", "PROPN"):
        return None
    return _zone(low, i + 1)


def _adverb(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    if not _in("adverbs", low[i]) or tokens[i].upos not in ("ADV", "NOUN"):
        return None
    end = i + 1
    return end + 1 if end < len(low) and low[i] in ("yesterday", "tomorrow") and _in("parts", low[end]) else end


def _which(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "This week", "the past 24 hours", "last November", "late last year", "the same day", "recent weeks"."""
    at = i + 1 if low[i] in ("the", "these", "that") else i
    if low[i] not in ("this", "these", "that") and (at >= len(low) or not _in("which", low[at])):
        return None
    at = at + 1 if low[i] not in ("that", "these") else at
    if (number := read_number(low, at)) is not None:
        at = number.end
    if at >= len(low):
        return None
    if _in("units", tokens[at].lemma.casefold()) and (low[at] != "second"):
        end = at + 1
        return end + 1 if end < len(low) and _in("parts", low[end]) else end
    if at > i and (_weekday(tokens, low, at) or _month_word(tokens, low, at)):
        return _weekday(tokens, low, at) or _date(tokens, low, at)
    return None


def _ago(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "Two months ago", "a decade later", "three days earlier"; "another night", "a second night"."""
    end = duration_at(tokens, low, i)
    if end is not None and end < len(low) and low[end] in ("ago", "later", "earlier", "before", "after", "afterwards"):
        before_noun = low[end] in ("before", "after")
        return None if before_noun and end + 1 < len(low) and low[end + 1] not in (",", ".", ";") else end + 1
    if low[i] in ("another", "a") and i + 1 < len(low):
        at = i + 2 if low[i + 1] in ("second", "third", "fourth", "fifth") else i + 1
        if at < len(low) and low[at] in ("night", "day", "evening", "morning") and (at > i + 1 or low[i] == "another"):
            return at + 1
    return None


def duration_at(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """The end of a length of time: "two days", "several weeks", "a quarter of an hour", "months"."""
    if tuple(low[i : i + 5]) == ("a", "quarter", "of", "an", "hour"):
        return i + 5
    if tuple(low[i : i + 3]) == ("half", "an", "hour"):
        return i + 3
    at = i
    if low[i] in ("a", "an", "one", "couple", "few", "every", "half"):
        at = i + 1
        if at < len(low) and low[at] in ("couple", "few"):
            at += 1
        if at < len(low) and low[at] == "of":
            at += 1
    elif (number := read_number(low, i)) is not None:
        at = number.end
    if at >= len(low) or not _in("units", tokens[at].lemma.casefold()) or low[at] == "second":
        return None
    if at == i and not (
        low[at].endswith("s")
        and tokens[at].upos == "NOUN"
        and (
            at == 0
            or low[at - 1]
            in ("for", "within", "over", "in", "after", "only", "just", "minutes", "since", "during", "like")
            or _relates(low, at + 1)
        )
    ):
        return None
    if at + 1 < len(low) and low[at + 1] == "-":
        return None
    return at + 1


def _relates(low: Sequence[str], at: int) -> bool:
    return at < len(low) and low[at] in ("after", "before", "later", "earlier", "ago", "past")


MATCHERS: tuple[Callable[[Sequence[Token], Sequence[str], int], int | None], ...] = (
    _clock,
    _weekday,
    _date,
    _year,
    _point,
    _adverb,
    _which,
    _ago,
)
