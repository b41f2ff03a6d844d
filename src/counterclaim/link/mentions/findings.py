"""What two mentions have in common, finding by finding: each a name, a grade, and the two values compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.lang.vectors import vectors
from counterclaim.link.mentions.collection import Collection
from counterclaim.link.mentions.mention import Mention

#: Verbs that leave the event to another word, and words that point at an event told elsewhere.
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "go", "give", "it", "this", "that", "which", "come", "set", "put"}
)
#: Acts of saying: one document holds many, of many speakers.
SAYING = frozenset({"say", "tell", "announce", "report", "confirm", "accord", "claim", "state", "statement", "add", "call",
                    "announcement", "speak", "reveal", "deny", "believe", "describe"})  # fmt: skip
#: Cosine of two words' vectors from which on they are kin.
KIN = 0.4
_SENSE = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85)


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison: `grade` is looked up in the weights."""

    name: str
    grade: str
    left: str
    right: str


class Finder:
    """Compares mentions within one story. `told` gives for each lemma the share of the story's documents that tell of it."""

    def __init__(self, collection: Collection, told: Mapping[str, float]) -> None:
        self._all = collection
        self._told = told
        self._sense: dict[tuple[str, ...], np.ndarray[tuple[int], np.dtype[np.float32]] | None] = {}

    def kin(self, left: Mention, right: Mention) -> bool:
        """True if the two are called by one word, by words of one stem, or by words used alike."""
        if one_stem(left.lemma, right.lemma):
            return True
        near = self._likeness((left.lemma,), (right.lemma,))
        return near is not None and near >= KIN

    def findings(self, left: Mention, right: Mention) -> list[Finding]:
        """All findings on a pair, in a fixed order. Symmetric but for the two values."""
        return [
            *self._words(left, right),
            *self._roles(left, right),
            *self._sentences(left, right),
            *self._stories(left, right),
        ]

    def _likeness(self, left: tuple[str, ...], right: tuple[str, ...]) -> float | None:
        one, other = self._vector(left), self._vector(right)
        return None if one is None or other is None else float(one @ other)

    def _vector(self, words: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.float32]] | None:
        if words not in self._sense:
            self._sense[words] = vectors("en").mean(words)
        return self._sense[words]

    def _words(self, left: Mention, right: Mention) -> list[Finding]:
        said = " ".join(left.phrase), " ".join(right.phrase)
        whole = self._likeness(left.phrase, right.phrase)
        word = "same" if left.lemma == right.lemma else "one stem" if one_stem(left.lemma, right.lemma) else ""
        word = word or _graded(self._likeness((left.lemma,), (right.lemma,)), _SENSE)
        lemmas = {left.lemma, right.lemma}
        manner = "light" if lemmas & LIGHT else "saying" if lemmas <= SAYING else "full"
        classes = sorted(one if one in ("VERB", "NOUN") else "other" for one in (left.upos, right.upos))
        return [
            Finding("word", word, left.lemma, right.lemma),
            Finding("phrase", _graded(whole, (*_SENSE, 0.98)), *said),
            Finding("manner", manner, *said),
            Finding("class", "-".join(classes), left.upos, right.upos),
            Finding(
                "rarity", _graded(min(self._all.rarity(word) for word in lemmas), (1, 2, 3, 4)), left.lemma, right.lemma
            ),
        ]

    def _roles(self, left: Mention, right: Mention) -> list[Finding]:
        crossed = max(
            self._all.common(left.doers, right.targets) or 0.0, self._all.common(left.targets, right.doers) or 0.0
        )
        rows = [
            ("doer", left.doers, right.doers, (0.01, 0.5)),
            ("done to", left.targets, right.targets, (0.01, 0.5)),
            ("circumstance", left.others, right.others, (0.01, 0.5)),
            ("participants", left.participants, right.participants, (0.01, 0.34, 0.67)),
        ]
        out = [Finding(name, _graded(self._all.common(a, b), edges), _list(a), _list(b)) for name, a, b, edges in rows]
        return [
            *out,
            Finding("roles exchanged", "yes" if crossed > 0.3 else "no", _list(left.doers), _list(right.targets)),
        ]

    def _sentences(self, left: Mention, right: Mention) -> list[Finding]:
        one_sentence = left.doc == right.doc and left.sentence == right.sentence
        out = []
        for name, a, b, edges in (
            ("sentence", left.around, right.around, (0.02, 0.08, 0.15, 0.25, 0.4)),
            ("words beside it", left.near, right.near, (0.01, 0.1, 0.25)),
        ):
            grade = "one sentence" if one_sentence else _graded(self._all.cosine(a, b), edges)
            out.append(Finding(name, grade, _list(a), _list(b)))
        for name, a, b in (
            ("number", left.numbers, right.numbers),
            ("date", left.dates, right.dates),
            ("place", left.places, right.places),
            ("name", left.names, right.names),
        ):
            grade = "not stated" if not a or not b else "shared" if a & b else "differs"
            out.append(Finding(name, grade, _list(a), _list(b)))
        return out

    def _stories(self, left: Mention, right: Mention) -> list[Finding]:
        same = left.doc == right.doc
        where = "other" if not same else "same sentence" if left.sentence == right.sentence else "same"
        alike = "one document" if same else _graded(self._all.alike(left.doc, right.doc), (0.1, 0.2, 0.3, 0.45))
        told = min(self._told.get(left.lemma, 0.0), self._told.get(right.lemma, 0.0))
        head = str((left.sentence <= 1) + (right.sentence <= 1))
        return [
            Finding("document", where, left.doc, right.doc),
            Finding("texts", alike, left.doc, right.doc),
            Finding("head of the text", head, str(left.sentence), str(right.sentence)),
            Finding("told by", _graded(told, (0.1, 0.25, 0.5)), left.lemma, right.lemma),
        ]


def one_stem(left: str, right: str) -> bool:
    """True for "arrest" and "arrests", "explode" and "explosion": all but two letters of the shorter in common, four at least.

    >>> one_stem("acquire", "acquisition"), one_stem("state", "station"), one_stem("die", "diet")
    (True, True, False)
    """
    if left == right:
        return True
    common = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    shorter = min(len(left), len(right))
    return common >= max(4, shorter - 2)


def _graded(value: float | None, edges: Sequence[float]) -> str:
    """The first edge that the value lies below, as a word; `not stated` for none."""
    if value is None:
        return "not stated"
    below = next((edge for edge in edges if value < edge), None)
    return f"from {edges[-1]}" if below is None else f"below {below}"


def _list(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "not stated"
