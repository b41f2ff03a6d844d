"""What can be known only from all documents together: how rare a word is, how alike two texts are, which tell one story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from counterclaim.link.mentions.linkage import by_mean

#: Texts at least this alike on average tell one story; chosen on the training and dev topics of ECB+.
STORY = 0.17
#: For stories names weigh twice, the first sentences three times as much: they say which of two like events it is.
NAME, HEAD, HEAD_SENTENCES = 2.0, 2.0, 3
#: A word in more than this share of the documents tells no story from another, nor does one in a single document.
COMMON = 0.1
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's sentences as words, in the order of the text."""

    doc: str
    sentences: Sequence[Sequence[str]]


class Collection:
    """The documents that are linked together. The order in which they come plays no part."""

    def __init__(self, texts: Iterable[Text]) -> None:
        rows = sorted(texts, key=lambda text: text.doc)
        counted = {text.doc: Counter(word.lower() for word in _words(text)) for text in rows}
        self._size = len(counted)
        self._documents = Counter(word for counts in counted.values() for word in counts)
        self._vectors = {doc: self._weighted(counts) for doc, counts in counted.items()}
        self._stressed = {text.doc: _stressed(text) for text in rows}
        self._alike: dict[tuple[str, str], float] = {}

    def rarity(self, word: str) -> float:
        """The logarithm of the share of documents that hold the word, with its sign turned; one more is always counted in."""
        return log((self._size + 1) / (self._documents.get(word, 0) + 1))

    def _weighted(self, counts: Mapping[str, float]) -> dict[str, float]:
        raw = {word: (1 + log(n)) * self.rarity(word) for word, n in counts.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    def alike(self, left: str, right: str) -> float:
        """The cosine of two documents' words, weighted by rarity (tf-idf), 0 to 1."""
        pair = (left, right) if left < right else (right, left)
        if pair not in self._alike:
            one, other = self._vectors[pair[0]], self._vectors[pair[1]]
            if len(one) > len(other):
                one, other = other, one
            self._alike[pair] = sum(value * other.get(word, 0.0) for word, value in one.items())
        return self._alike[pair]

    def common(self, left: frozenset[str], right: frozenset[str]) -> float | None:
        """Of the rarer weight of two sets of words the share that is in both; None where one is empty."""
        if not left or not right:
            return None
        least = min(sum(self.rarity(word) for word in sorted(side)) for side in (left, right))
        return sum(self.rarity(word) for word in sorted(left & right)) / (least + 1e-9)

    def cosine(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The cosine of two sets of words, each weighted by its rarity."""
        one, other, both = (
            sum(self.rarity(word) ** 2 for word in sorted(words)) for words in (left, right, left & right)
        )
        return both / sqrt(one * other + 1e-9)

    def stories(self, least: float = STORY) -> dict[str, int]:
        """Document → number of the story it tells: texts that are alike on average over all pairs."""
        docs = sorted(self._stressed)
        most = max(COMMON * self._size, 10)
        words = sorted(word for word, n in self._documents.items() if 1 < n <= most)
        at = {word: i for i, word in enumerate(words)}
        rows = np.zeros((len(docs), max(1, len(words))))
        for i, doc in enumerate(docs):
            for word, n in self._stressed[doc].items():
                if word in at:
                    rows[i, at[word]] = (1 + log(n)) * self.rarity(word)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        groups = by_mean(np.round(rows @ rows.T, 9), least)
        return {docs[i]: number for number, members in enumerate(groups) for i in members}


def _words(text: Text) -> list[str]:
    return [word for sentence in text.sentences for word in sentence if _WORD.match(word)]


def _stressed(text: Text) -> dict[str, float]:
    """How often each word stands in the text, names and the first sentences counted as more."""
    out: dict[str, float] = defaultdict(float)
    for number, sentence in enumerate(text.sentences):
        words = [word for word in sentence if _WORD.match(word)]
        for place, word in enumerate(words):
            stress = NAME if place and word[0].isupper() else 1.0
            out[word.lower()] += stress * (HEAD if number < HEAD_SENTENCES else 1.0)
    return dict(out)


def told_by(mentions: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Lemma → the share of a story's documents that mention an event by it, from (document, lemma) pairs."""
    pairs = set(mentions)
    documents: dict[str, set[str]] = defaultdict(set)
    for doc, lemma in pairs:
        documents[lemma].add(doc)
    total = len({doc for doc, _ in pairs})
    return {lemma: len(docs) / total for lemma, docs in documents.items()}
