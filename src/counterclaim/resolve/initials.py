"""Letters that a text sets behind the full name of an office: "the Xish Joint Chiefs of Staff (JCS)" makes "the JCS" Xland's."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.codebook.party_words import PARTICLES, Word
from counterclaim.resolve.hits import Hit

#: So many letters, and words that they are the first letters of.
_LETTERS = range(2, 8)
#: Words that have no letter in the short form.
_SKIPPED = PARTICLES | {"to", "on"}


def initialled(text: str, tokens: Sequence[Word], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Every place where such letters stand, the headline before they are introduced included, as a name of the side whose office they are."""
    taken = {at for hit in hits for at in range(hit.first, hit.end)}
    short = [
        at for at, word in enumerate(tokens) if at not in taken and word.text.isupper() and len(word.text) in _LETTERS
    ]
    introduced = [at for at in short if _bracketed(text, tokens, at)]
    if not introduced:
        return ()
    states = [hit for hit in hits if hit.state and not hit.outside]
    by_end, by_first = {hit.end: hit for hit in states}, {hit.first: hit for hit in states}
    known: dict[str, str] = {}
    for at in introduced:
        side = _side(tokens, at, by_end, by_first)
        if side is not None:
            known.setdefault(tokens[at].text, side)
    named = (at for at in short if tokens[at].text in known)
    return tuple(Hit(at, at + 1, known[tokens[at].text], "body", tokens[at].possessive) for at in named)


def _bracketed(text: str, tokens: Sequence[Word], at: int) -> bool:
    word = tokens[at]
    return at > 0 and text[tokens[at - 1].end : word.start].strip() == "(" and text[word.end : word.end + 1] == ")"


def _side(tokens: Sequence[Word], at: int, by_end: dict[int, Hit], by_first: dict[int, Hit]) -> str | None:
    """The state named right before the words that the letters stand for, or by "of" right behind them."""
    first = _full_name(tokens, at)
    if first is None:
        return None
    for end in (first, first - 1):  # "the Xish Joint Chiefs", "Xland's own Joint Chiefs"
        if end in by_end:
            return by_end[end].party
    after = at + 2 if at + 2 < len(tokens) and tokens[at + 1].folded == "of" else None
    if after is not None and tokens[after].folded == "the":
        after += 1
    return by_first[after].party if after in by_first else None


def _full_name(tokens: Sequence[Word], at: int) -> int | None:
    """Where the name begins whose first letters these are: "Joint Chiefs of Staff" before "JCS"; None where they do not fit."""
    left, word = list(tokens[at].folded), at - 1
    while left and word >= 0:
        if tokens[word].capital and tokens[word].folded[:1] == left[-1]:
            left.pop()
        elif tokens[word].folded not in _SKIPPED:
            return None
        word -= 1
    return word + 1 if not left else None
