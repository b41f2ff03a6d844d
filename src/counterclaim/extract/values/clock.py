"""Parts of times in a parsed sentence: what the tagger finds, points of the day, adverbs, lengths. Each with where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterclaim.extract.values.numbers import read_number
from counterclaim.lang.wordlists import words
from counterclaim.records import Token
from counterclaim.timex import tag


class Parts:
    """The parts of times of one sentence. `low` are its words in small letters."""

    __slots__ = ("_ends", "_lengths", "low", "tokens")

    def __init__(self, tokens: Sequence[Token], low: Sequence[str]) -> None:
        self.tokens = tokens
        self.low = low
        self._ends = _tagged(tokens)
        self._lengths = _lengths(tokens, low)

    def at(self, i: int) -> int | None:
        """The end of the longest part of a time that begins at word `i`; None if none does."""
        if not 0 <= i < len(self.tokens):
            return None
        tokens, low, tagged, length = self.tokens, self.low, self._ends.get(i), self._lengths.get(i)
        if tagged is length is None and low[i] not in _openers():
            return None
        ends = (
            tagged,
            _again(low, i, length),
            _point(tokens, low, i),
            _adverb(tokens, low, i),
            _recent(tokens, low, i),
        )
        return max((end for end in ends if end is not None), default=None)

    def length(self, i: int) -> int | None:
        """The end of a length of time that begins at word `i`: "two days", "several weeks", "a quarter of an hour", "months"."""
        return self._lengths.get(i)


def _tagged(tokens: Sequence[Token]) -> dict[int, int]:
    """First word → end of the dates and clock times that the tagger finds; no lengths, which need the tree."""
    text, starts, at = [], {}, 0
    ends: dict[int, int] = {}
    for i, token in enumerate(tokens):
        gap = " " if i and token.start > tokens[i - 1].end else ""
        text.append(gap + token.text)
        at += len(gap)
        starts[at] = i
        at += len(token.text)
        ends[at] = i + 1
    out: dict[int, int] = {}
    for one in tag("".join(text), None, "news"):
        first, end = starts.get(one.start), ends.get(one.end)
        dated = one.kind in ("DATE", "TIME") or one.back
        if one.rule == "the-unit" and end is not None and first is not None and end - first == 2:
            continue  # "in the day" is a part of the day, or a habit
        if dated and first is not None and end is not None and one.value not in _JOINING and one.rule not in _REPORTS:
            out[first] = end
    return out


#: What refers to no date is left to the adverbs and to the words that open a time.
_RECENT = frozenset({"recent", "coming", "past", "last", "next", "previous"})
_JOINING = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_REPORTS = frozenset({"quarter", "year-ago", "fiscal", "latest"})


@cache
def _openers() -> frozenset[str]:
    """Words that may begin a point of the day, an adverb, "recent weeks" or "another night"."""
    table = words("en", "times")
    return (
        table["points"]
        | table["adverbs"]
        | _RECENT
        | {"the", "that", "these", "broad", "dark", "night", "another", "a"}
    )


def _in(name: str, word: str) -> bool:
    return word in words("en", "times")[name]


def _zone(low: Sequence[str], at: int) -> int:
    if at < len(low) and _in("zones", low[at]):
        return at + 1
    if at + 1 < len(low) and low[at + 1] == "time" and low[at].isalpha():
        return at + 2
    return at


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


def _recent(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
    """ "Recent weeks", "the coming days", "these days"."""
    at = i + 1 if low[i] in ("the", "these") else i
    if at < len(low) and (low[at] in _RECENT or (at > i and low[i] == "these")):
        at = at if low[i] == "these" else at + 1
        number = read_number(low, at) if at < len(low) else None
        at = number.end if number is not None else at
        if at < len(low) and _in("units", tokens[at].lemma.casefold()) and low[at] != "second":
            return at + 1
    return None


def _again(low: Sequence[str], i: int, end: int | None) -> int | None:
    """ "Another night", "a second night"; "several days later", "months ago", "days before", whose length ends at `end`."""
    if end is not None and end < len(low) and low[end] in ("ago", "later", "earlier", "before", "after", "afterwards"):
        before_noun = low[end] in ("before", "after")
        return None if before_noun and end + 1 < len(low) and low[end + 1] not in (",", ".", ";") else end + 1
    if low[i] in ("another", "a") and i + 1 < len(low):
        at = i + 2 if low[i + 1] in ("second", "third", "fourth", "fifth") else i + 1
        if at < len(low) and low[at] in ("night", "day", "evening", "morning") and (at > i + 1 or low[i] == "another"):
            return at + 1
    return None


def _lengths(tokens: Sequence[Token], low: Sequence[str]) -> dict[int, int]:
    """First word → end of the lengths of time."""
    if "hour" not in low and words("en", "times")["units"].isdisjoint(t.lemma.casefold() for t in tokens):
        return {}
    return {i: end for i in range(len(low)) if (end := _length(tokens, low, i)) is not None}


def _length(tokens: Sequence[Token], low: Sequence[str], i: int) -> int | None:
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
