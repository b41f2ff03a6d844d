"""A name of a party, and whether the words of a text are that name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterclaim.codebook.party_words import PARTICLES, Word, fold, split
from counterclaim.errors import ResourceError

_SURNAME_PARTS = PARTICLES | {"abu", "ould", "van", "der", "leyen"}


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and what it refers to; `party` is None for phrases that contain a name and mean no party ("New Mexico").

    `role`: name, demonym, seat, body, media, person, surname or none. `scope`: the name counts only where the text
    names one of these states. `needs`: it counts only where this full name stands in the text as well ("AFP" beside
    "Armed Forces of the Philippines"); a surname known `alone` needs none in articles of its `years`. `years` of any
    other name are those in which its party existed: where parties share the name, one that existed goes before.
    """

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    party: str | None
    role: str
    scope: tuple[str, ...] = ()
    needs: str | None = None
    alone: bool = False
    years: tuple[int, int] | None = None

    def fits(self, words: tuple[Word, ...], at: int) -> bool:
        """True if the words from `at` on are this name, accents aside; capitals must be where the name has them."""
        if at + len(self.words) > len(words):
            return False
        for i, name in enumerate(self.words, at):  # most names differ in their second word: no generator for that
            folded = words[i].folded
            if folded != name and folded != name + "s":
                return False
        return all(_shaped(words[i], self.words[i - at], self.shapes[i - at]) for i in range(at, at + len(self.words)))

    def timely(self, year: int | None) -> bool:
        """True unless the article's year lies outside the name's years; an article without a year may be of any."""
        first, last = self.years or (0, 9999)
        return year is None or first <= year <= last


def make_alias(text: str, party: str | None, role: str, **limits: Any) -> Alias:
    """The name as it is matched: a word all in capitals only in capitals, a capitalised one only with its capital.

    Raises `ResourceError` if `text` holds no word.
    """
    words = split(text)
    if not words:
        raise ResourceError(f"parties: the name {text!r} of {party} holds no word; reinstall, or correct the table")
    return Alias(tuple(word.folded for word in words), tuple(map(_shape, words)), party, role, **limits)


def folded_name(text: str) -> str:
    """A full name as `Alias.needs` holds it: its words folded, one blank between them."""
    return " ".join(word.folded for word in split(text))


def surname(name: str) -> str | None:
    """The surname in a full name, with its particles: "Ursula von der Leyen" → "von der Leyen"; None in a single name."""
    words = [word.text for word in split(name)]
    if len(words) < 2:
        return None
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in _SURNAME_PARTS:
        at -= 1
    return " ".join(words[at:])


def _shaped(word: Word, name: str, shape: str) -> bool:
    """True if the word has the capitals that its name asks for."""
    if shape == "acronym":  # "ISs" is a plural; "Is" is a verb, "ISS" another acronym
        letters = word.text.replace(".", "")
        return letters.isupper() if word.folded == name else letters[:-1].isupper() and letters[-1] == "s"
    return shape == "any" or word.capital


def _shape(word: Word) -> str:
    letters = word.text.replace(".", "")
    if word.folded in PARTICLES and not letters.isupper():
        return "any"
    if letters.isupper() and len(letters) > 1:
        return "acronym"
    return "capital" if word.capital else "any"
