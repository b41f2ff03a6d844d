"""Words as the party tables compare them: folded, with their place in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Initials with dots are one word ("U.S."); a possessive belongs to its word.
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,8}(?![^\W_])\.?|[^\W_]+")
#: The longest phrase, in code points, whose words are kept.
_PHRASE = 120
_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?(?![^\W_])")
#: Particles of names whose case varies with the writer: "al-Nusra", "Al-Nusra".
PARTICLES = frozenset(
    {
        "a",
        "al",
        "an",
        "and",
        "ar",
        "as",
        "ash",
        "at",
        "bin",
        "de",
        "e",
        "el",
        "for",
        "i",
        "ibn",
        "in",
        "of",
        "the",
        "ul",
        "von",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `folded` without case and accents, `glued` if a hyphen ties it to the word before."""

    text: str
    folded: str
    start: int
    end: int
    glued: bool
    possessive: bool

    @property
    def capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[:1].isupper()


def fold(text: str) -> str:
    """Without case, accents and dots: "Çavuşoğlu" → "cavusoglu", "U.S." → "us"."""
    if text.isascii():
        return text.replace(".", "").lower()
    plain = text.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    kept = (mark for mark in unicodedata.normalize("NFD", plain) if not unicodedata.combining(mark))
    return "".join(kept).replace(".", "").casefold()


def split(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of `text`, whose first code point stands at `offset` of the document."""
    return _split_phrase(text, offset) if len(text) <= _PHRASE else _split(text, offset)


@lru_cache(maxsize=4096)  # the same participants and sources are looked at many times
def _split_phrase(text: str, offset: int) -> tuple[Word, ...]:
    return _split(text, offset)


def _split(text: str, offset: int) -> tuple[Word, ...]:
    out: list[Word] = []
    before = -1
    for match in _WORD.finditer(text):
        if match.group() in ("s", "S") and out and out[-1].possessive and match.start() == before:
            continue
        end = match.end()
        tail = _POSSESSIVE.match(text, end)
        glued = bool(out) and match.start() == before + 1 and text[before] in "-‐‑–"
        folded = fold(match.group())
        if not folded:
            continue
        out.append(Word(match.group(), folded, offset + match.start(), offset + end, glued, tail is not None))
        before = tail.end() - (1 if tail.group()[-1:] in "sS" else 0) if tail else end
    return tuple(out)
