"""Words to word pieces, as BERT's uncased vocabulary has them, in plain Python.

A sentence arrives as words, so only the inside of a word is cut here: accents are dropped, punctuation stands alone,
and the rest is the longest match from the left. Work and memory are bounded for any word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

#: A word's characters and pieces beyond these are not looked at: only the first piece is read, the others are context.
MOST_CHARACTERS = 200
MOST_PIECES = 48
#: BERT calls a run of letters longer than this unknown.
LONGEST_RUN = 100
#: How many words the cache holds before it starts afresh.
CACHE = 60_000
#: The piece of the vocabulary that stands for a masked name.
MASK = "[unused1]"
#: Typographic signs that the training text writes in ASCII.
PLAIN = str.maketrans({"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                       "–": "-", "—": "-", "―": "-", "−": "-", "…": "..."})  # fmt: skip

#: Blocks of Chinese characters, as BERT lists them.
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F))  # fmt: skip

LOWER, TITLE, FIRST_TITLE, CAPITALS, DIGITS, SIGNS, MIXED = 1, 2, 3, 4, 5, 6, 7


def shape(word: str, first: bool) -> int:
    """The casing class of a word: the vocabulary is uncased, and a sentence's first capital says little.

    >>> shape("Aleppo", False), shape("Aleppo", True), shape("UN", False), shape("T-72", False)
    (2, 3, 4, 5)
    """
    if any(c.isdigit() for c in word):
        return DIGITS
    if not any(c.isalpha() for c in word):
        return SIGNS
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return CAPITALS
    if (word[:1].isupper() and word[1:].islower()) or len(word) == 1:
        return FIRST_TITLE if first else TITLE
    return MIXED


def _stands_alone(char: str) -> bool:
    """Punctuation in BERT's sense (all ASCII signs too), and characters of scripts without spaces."""
    code = ord(char)
    if code < 128:
        return not char.isalnum()
    return unicodedata.category(char)[0] == "P" or any(start <= code <= end for start, end in _HAN)


def _clean(word: str) -> str:
    """Small letters without accents, control characters and the replacement character."""
    text = word[:MOST_CHARACTERS].translate(PLAIN).lower()
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFD", text)
    kinds = ((c, unicodedata.category(c)) for c in text)
    return "".join(c for c, kind in kinds if kind[0] != "C" and kind != "Mn" and c != "�")


class WordPieces:
    """The vocabulary, and a bounded cache of words met.

    `cls`, `sep` and `unknown` are the ids of the special pieces; `mask` is a name's stand-in (`MASK`), a piece that no text holds.
    """

    __slots__ = ("_cache", "_ids", "_shapes", "cls", "mask", "sep", "unknown")

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(pieces)}
        self.cls, self.sep, self.unknown = (self._ids[p] for p in ("[CLS]", "[SEP]", "[UNK]"))
        self.mask = self._ids[MASK]
        self._cache: dict[str, tuple[int, ...]] = {}
        self._shapes: dict[str, int] = {}

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """The vocabulary file, one piece a line."""
        return cls(path.read_text("utf-8").splitlines())

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, never none."""
        found = self._cache.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._cache) >= CACHE:
                self._cache.clear()
                self._shapes.clear()
            if len(word) <= MOST_CHARACTERS:
                self._cache[word] = found
                self._shapes[word] = shape(word, False)
        return found

    def cut(self, word: str | None) -> tuple[int, ...]:
        """The ids of a word's pieces; of None, a masked name, the one piece that stands for all of them."""
        return (self.mask,) if word is None else self(word)

    def shape(self, word: str) -> int:
        """`shape` of a word that does not stand first, from the cache where its pieces were asked for before."""
        found = self._shapes.get(word)
        return shape(word, False) if found is None else found

    def _cut(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        run = ""
        for char in _clean(word):
            alone = _stands_alone(char) or char.isspace()
            if not alone:
                run += char
                continue
            out.extend(self._longest(run))
            run = ""
            if not char.isspace():
                out.append(self._ids.get(char, self.unknown))
        out.extend(self._longest(run))
        return tuple(out[:MOST_PIECES]) or (self.unknown,)

    def _longest(self, run: str) -> list[int]:
        """Greedy longest matches from the left; a run that cannot be covered is one unknown piece."""
        if len(run) > LONGEST_RUN:
            return [self.unknown]
        out: list[int] = []
        start = 0
        while start < len(run):
            for end in range(len(run), start, -1):
                piece = run[start:end] if start == 0 else "##" + run[start:end]
                if piece in self._ids:
                    out.append(self._ids[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return out
