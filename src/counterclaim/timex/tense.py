"""Whether a date without a year lies ahead of the day of writing or behind it, by the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.lang.wordlists import words as word_lists
from counterclaim.timex.rule import class_name
from counterclaim.timex.words import Words

#: So many words to each side are looked at.
REACH = 12
_ENDS = frozenset({"dot", "brk", "stop"})


@cache
def _cues() -> Mapping[str, int]:
    lists = word_lists("en", "times")
    return {word: -1 for word in lists["behind"] - lists["ahead"]} | {
        word: 1 for word in lists["ahead"] - lists["behind"]
    }


def tense(words: Words, first: int, end: int) -> int:
    """1 ahead, -1 behind, 0 where nothing tells: the nearest telling word in the sentence, the one before of two equals."""
    cues = _cues()
    before, after = first - 1, end
    for _ in range(REACH):
        if before >= 0 and class_name(words.classes[before]) in _ENDS:
            before = -1
        if before >= 0 and (cue := _cue(words, before, cues)):
            return cue
        before -= 1
        if after < len(words.low) and class_name(words.classes[after]) in _ENDS:
            after = len(words.low)
        if after < len(words.low) and (cue := _cue(words, after, cues)):
            return cue
        after += 1
    return 0


def _cue(words: Words, at: int, cues: Mapping[str, int]) -> int:
    low = words.low[at]
    if low == "to" and at + 1 < len(words.low) and class_name(words.classes[at + 1]) == "word":
        return 0
    if (cue := cues.get(low)) is not None:
        return cue
    return -1 if low.endswith("ed") and len(low) > 4 and class_name(words.classes[at]) == "word" else 0
