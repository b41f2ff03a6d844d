"""Numbers as written: figures, words, both, ranges, bounds, and words like "dozens" that stand for none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.extract.values.phrases import ending_at, phrases_of
from counterclaim.lang.wordlists import numbers_of

#: After a number: about that many.
_ODD = (("-", "odd"), ("odd",), ("or", "so"))
#: Above this a number is no count of people or things on earth.
MOST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """Words `first` to `end` (exclusive) that give a number: `core` is its last word, by which it hangs in the tree.

    `low` and `high` are inclusive, None where open; both None where `vague` holds the word.
    """

    first: int
    end: int
    core: int
    low: int | None
    high: int | None
    vague: str | None = None


#: Words that begin a number without being one: "half a million", "a dozen".
_BEGINNINGS = frozenset({"half", "a", "an"})


def read_number(low: Sequence[str], at: int) -> Number | None:
    """The number whose first word is at `at`, without bounds before it; None if none begins there. Small letters expected."""
    if not low[at][:1].isdigit() and "-" not in low[at] and low[at] not in _firsts():
        return None
    value, end = _value(low, at)
    vague = _vague(low, at) if value is None else None
    if vague is not None:
        return vague
    if value is None or value > MOST:
        return None
    if end + 1 < len(low) and low[end] in ("to", "-", "–", "—", "or"):
        other, stop = _value(low, end + 1)
        if other is not None and value < other <= MOST:
            scale = (
                other // _leading(low, end + 1)
                if low[stop - 1] in numbers_of("scales", "numbers") and value < 1000
                else 1
            )
            return Number(at, stop, stop - 1, value * scale if value * scale < other else value, other)
    odd = next((len(tail) for tail in _ODD if tuple(low[end : end + len(tail)]) == tail), 0)
    return Number(at, end + odd, end - 1, value, value)


def bounded(low: Sequence[str], number: Number) -> Number:
    """The number with the words before and after it that bound it: "at least 49", "between 5 and 7", "20 or more"."""
    first, kind = number.first, ""
    pair = _between(low, number)
    if pair is not None:
        return pair
    for _ in range(3):
        found = [
            (start, name)
            for name in ("from", "above", "upto", "below", "less", "about")
            if (start := ending_at(low, first, name, "numbers")) is not None
        ]
        if not found:
            break
        start, name = min(found)
        first = start
        if name != "about" and not kind:
            kind = name
    out = replace(number, first=first)
    if number.vague is None:
        out = _limits(out, kind)
        if tuple(low[out.end : out.end + 2]) == ("or", "more") and not kind:
            out = replace(out, end=out.end + 2, high=None)
        elif tuple(low[out.end : out.end + 2]) in (("or", "fewer"), ("or", "less")) and not kind:
            out = replace(out, end=out.end + 2, low=None)
    return out


def _limits(number: Number, kind: str) -> Number:
    low, high = number.low, number.high
    if low is None or high is None:
        return number
    if kind == "from":
        return replace(number, high=None)
    if kind == "above":
        return replace(number, low=high + 1, high=None)
    if kind in ("upto", "below"):
        return replace(number, low=None)
    if kind == "less":
        return replace(number, low=None, high=max(0, low - 1))
    return number


def _between(low: Sequence[str], number: Number) -> Number | None:
    """ "Between 5 and 7", "from 40 to 50"."""
    at = number.first
    if at == 0 or low[at - 1] not in ("between", "from") or number.low is None:
        return None
    if low[at - 1] == "from":
        return replace(number, first=at - 1) if number.low != number.high else None
    if number.end + 1 >= len(low) or low[number.end] != "and":
        return None
    other, end = _value(low, number.end + 1)
    if other is None or other <= number.low:
        return None
    return Number(at - 1, end, end - 1, number.low, other)


def _vague(low: Sequence[str], at: int) -> Number | None:
    for phrase in _vague_by_first().get(low[at], ()):
        if tuple(low[at : at + len(phrase)]) == phrase:
            return Number(at, at + len(phrase), at + len(phrase) - 1, None, None, " ".join(phrase))
    return None


@cache
def _firsts() -> frozenset[str]:
    """Words without a digit or hyphen that may begin a number."""
    return _BEGINNINGS | numbers_of("ones", "numbers").keys() | _vague_by_first().keys()


@cache
def _vague_by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The vague phrases by their first word, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for rows in phrases_of("vague", "numbers").values():
        for phrase in rows:
            out.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(rows, key=lambda p: (-len(p), p))) for first, rows in out.items()}


def _leading(low: Sequence[str], at: int) -> int:
    """The figure before the scale: 50 of "50 thousand"."""
    value = _figure(low[at])
    return int(value) if value else numbers_of("ones", "numbers").get(low[at], 1) or 1


def _figure(word: str) -> float | None:
    """The value of a figure: "6,600", "1.9", "176"; None if it is none, or longer than any count."""
    if not word.isascii() or not word[:1].isdigit() or len(word) > 15:
        return None
    groups = word.split(",")
    if len(groups) > 1:
        whole = groups[-1].partition(".")[0]
        if not (
            len(groups[0]) <= 3
            and all(len(g) == 3 and g.isdigit() for g in groups[1:-1])
            and len(whole) == 3
            and whole.isdigit()
        ):
            return None
        word = "".join(groups)
    whole, _, rest = word.partition(".")
    if not whole.isdigit() or (rest and not rest.isdigit()) or word.endswith("."):
        return None
    return float(word)


def _value(low: Sequence[str], at: int) -> tuple[int | None, int]:
    """The value that begins at `at` and where it ends: figures with a scale, or words."""
    if at >= len(low):
        return None, at
    figure = _figure(low[at])
    if figure is not None:
        end = at + 1
        while end < len(low) and (scale := numbers_of("scales", "numbers").get(low[end])) is not None:
            figure *= scale
            end += 1
        if end == at + 1 and end + 1 < len(low) and low[end + 1] in phrases_of("suffixed", "numbers"):
            scale = numbers_of("suffixes", "numbers").get(low[end], 1)
            figure, end = figure * scale, end + (scale > 1)
        return (round(figure), end) if abs(figure - round(figure)) < 1e-6 * max(1.0, figure) else (None, at)
    return _worded(low, at)


def _worded(low: Sequence[str], at: int) -> tuple[int | None, int]:
    """ "Two hundred and five", "twenty-five", "a dozen", "half a million"."""
    if low[at] not in _BEGINNINGS and _one(low[at]) is None:
        return None, at
    scales = numbers_of("scales", "numbers")
    if tuple(low[at : at + 2]) == ("half", "a") and at + 2 < len(low) and low[at + 2] in scales:
        return scales[low[at + 2]] // 2, at + 3
    total, current, end = 0, -1, at
    if low[at] in ("a", "an") and at + 1 < len(low) and low[at + 1] in scales:
        current, end = 1, at + 1
    while end < len(low):
        word = low[end]
        if _link(low, end, at, current):
            end += 1
            continue
        add = _one(word)
        if add is not None and _adds(current, add):
            current = max(current, 0) + add
        elif word in scales and current >= 0 and scales[word] >= 1000:
            total, current = total + current * scales[word], 0
        elif word in scales and current >= 0:
            current *= scales[word]
        else:
            break
        end += 1
    return (None, at) if current < 0 else (total + current, end)


def _one(word: str) -> int | None:
    """The value of a word up to ninety-nine."""
    ones = numbers_of("ones", "numbers")
    if word in ones:
        return ones[word]
    if "-" not in word:
        return None
    parts = word.split("-")
    return sum(ones[p] for p in parts) if len(parts) == 2 and all(p in ones for p in parts) else None


def _adds(current: int, add: int) -> bool:
    """ "Twenty" and "five" make one number, "five" and "six" two; -1 is none yet."""
    if current < 0 or current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and add <= 9


def _link(low: Sequence[str], end: int, at: int, current: int) -> bool:
    """The hyphen of "twenty - five" and the "and" of "two hundred and five"."""
    if end + 1 >= len(low) or _one(low[end + 1]) is None:
        return False
    if low[end] == "-":
        return current % 100 >= 20 and current > 0
    after_scale = end > at and low[end - 1] in numbers_of("scales", "numbers") and low[end - 1] != "dozen"
    return low[end] == "and" and after_scale
