"""Voices and their last word: who says what in the end, and how many independent sources a number has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.policy.said import Said
from counterclaim.policy.vague import Reading, reading


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice on one group of people: its last figure, what that comes to, the claims and the stories that carry this figure."""

    last: Said
    reading: Reading
    claims: frozenset[str]
    origins: frozenset[str]


def voices_of(figures: Sequence[Said], vague: str) -> tuple[list[Voice], list[tuple[Said, str]]]:
    """Each voice's last word, sorted; and what is left out, with the reason.

    A later document's figure of one voice replaces its earlier ones, up or down; of several in one document the greatest is
    the latest, since tolls grow. A vague word does not replace a number.
    """
    heard: dict[str, list[tuple[Said, Reading]]] = {}
    out: list[tuple[Said, str]] = []
    for one in sorted(figures, key=lambda said: said.at):
        numbers = reading(one.count, vague)
        if numbers.known:
            heard.setdefault(one.voice, []).append((one, numbers))
        else:
            out.append((one, f"no number: “{' '.join((one.count.vague or one.count.mention.text).split())}”"))
    voices = []
    for told in (heard[key] for key in sorted(heard)):
        last, numbers = _last(told)
        same = [one for one, other in told if other == numbers]
        voices.append(Voice(last, numbers, frozenset(one.claim for one in same), frozenset(one.origin for one in same)))
        out += [
            (one, f"replaced by {last.claim}, a later figure of the same voice")
            for one, other in told
            if other != numbers
        ]
    return voices, out


def _last(told: Sequence[tuple[Said, Reading]]) -> tuple[Said, Reading]:
    """The last word of one voice; `told` are its figures in order of publication."""
    exact = [pair for pair in told if pair[0].count.vague is None] or told
    document = exact[-1][0].at[:2]
    return max(
        (pair for pair in exact if pair[0].at[:2] == document),
        key=lambda pair: (pair[1].best or pair[1].high or 0, pair[1].low or 0, pair[0].at),
    )


def most_fitting(voices: Sequence[Voice]) -> tuple[int, list[Voice], tuple[int, int]]:
    """The number that fits most independent sources (the lowest of several), the voices it fits, and (how many, of how many)."""
    stated = [n for voice in voices for n in (voice.reading.low, voice.reading.best) if n is not None]
    if not stated:  # ceilings only: somebody died, unless the ceiling is nought
        stated = [min(1, *(voice.reading.high or 0 for voice in voices), 1)]
    ranked = []
    for number in sorted(set(stated)):
        fitting = [voice for voice in voices if voice.reading.fits(number)]
        ranked.append((-independent(fitting), number, fitting))
    most, number, fitting = min(ranked, key=lambda row: row[:2])
    return number, fitting, (-most, independent(voices))


def independent(voices: Sequence[Voice]) -> int:
    """How many independent sources stand behind these voices: the most that can each have a story of their own.

    One ministry in five outlets is one source; two witnesses in one story are one as well.
    """
    taken: dict[str, int] = {}

    def place(number: int, tried: set[str]) -> bool:
        for origin in sorted(voices[number].origins - tried):
            tried.add(origin)
            if origin not in taken or place(taken[origin], tried):
                taken[origin] = number
                return True
        return False

    return sum(place(number, set()) for number in range(len(voices)))
