"""What two mentions of a story have in common, column by column: each a name, a number, and the words compared.

A number is NaN where there is nothing to compare: a role that one of the two leaves open says neither yes nor no.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from counterclaim.lang.vectors import vectors
from counterclaim.link.mentions.collection import Collection, told_by
from counterclaim.link.mentions.mention import Mention
from counterclaim.link.mentions.space import Space, likeness

#: Verbs that leave the event to another word, and words that point at an event told elsewhere.
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "go", "give", "it", "this", "that", "which", "come", "set", "put"}
)
#: Acts of saying: one document holds many, of many speakers.
SAYING = frozenset({"say", "tell", "announce", "report", "confirm", "accord", "claim", "state", "statement", "add", "call",
                    "announcement", "speak", "reveal", "deny", "believe", "describe"})  # fmt: skip
NOTHING = float("nan")
Numbers = npt.NDArray[np.float64]
Row = npt.NDArray[np.float32]


class Story:
    """The mentions of one story, and what can be known only from all of them together. Their order plays no part."""

    def __init__(self, mentions: Sequence[Mention], collection: Collection, space: Space) -> None:
        self.mentions = sorted(mentions, key=lambda one: one.id)
        self.all = collection
        self.told = told_by((one.doc, one.lemma) for one in self.mentions)
        self.documents: dict[str, set[str]] = defaultdict(set)
        self.sentences: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for one in self.mentions:
            self.documents[one.lemma].add(one.doc)
            self.sentences[one.lemma].add((one.doc, one.sentence))
        self.size = len({one.doc for one in self.mentions})
        self.times = Counter((one.doc, one.lemma) for one in self.mentions)
        self._near: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}
        self._vectors: dict[tuple[str, ...], Row | None] = {}
        self._inside = likeness([one.inside for one in self.mentions], space)

    def table(self) -> Numbers:
        """A row for every two mentions, in the order of `itertools.combinations`, a column each of `COLUMNS`."""
        pairs = list(combinations(range(len(self.mentions)), 2))
        out = np.empty((len(pairs), len(COLUMNS)))
        for row, (i, j) in zip(out, pairs, strict=True):
            row[:] = self.row(i, j)
        return out

    def row(self, i: int, j: int) -> list[float]:
        """The columns of two mentions, by their numbers in the story; rounded, so that processors agree."""
        left, right = self.mentions[i], self.mentions[j]
        inside = [float(part[i, j]) for part in self._inside]
        return [round(float(value), 5) for value in (*(c.compare(self, left, right) for c in _WORDED), *inside)]

    def near(self, left: tuple[str, ...], right: tuple[str, ...]) -> float:
        """The cosine of two groups of words by their vectors."""
        key = (left, right) if left < right else (right, left)
        if key not in self._near:
            one, other = self._vector(left), self._vector(right)
            self._near[key] = NOTHING if one is None or other is None else float(one @ other)
        return self._near[key]

    def nearest(self, left: Set[str], right: Set[str]) -> float:
        """Each word's cosine with the nearest of the other group, on average."""
        one, other = (
            [x for word in sorted(side) if (x := self._vector((word,))) is not None] for side in (left, right)
        )
        if not one or not other:
            return NOTHING
        table = np.array(one) @ np.array(other).T
        return float((table.max(axis=0).mean() + table.max(axis=1).mean()) / 2)

    def _vector(self, words: tuple[str, ...]) -> Row | None:
        if words not in self._vectors:
            self._vectors[words] = vectors("en").mean(words)
        return self._vectors[words]

    def shared(self, left: frozenset[str], right: frozenset[str]) -> float:
        """`Collection.common`, NaN where one is empty."""
        both = self.all.common(left, right)
        return NOTHING if both is None else both


Compare = Callable[[Story, Mention, Mention], float]
Shown = Callable[[Mention], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One comparison. `compare` is symmetric; `shown` gives the words of a mention that it looks at."""

    name: str
    compare: Compare
    shown: Shown


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


def letters(left: str, right: str) -> float:
    """Of the runs of three letters of the word with fewer the share that both have.

    >>> letters("explode", "explosion")
    0.6
    """
    one, other = ({word[i : i + 3] for i in range(len(word) - 2)} or {word} for word in (left, right))
    return len(one & other) / min(len(one), len(other))


def _least(of: Callable[[Story, Mention], float]) -> Compare:
    return lambda story, left, right: min(of(story, left), of(story, right))


def _most(of: Callable[[Story, Mention], float]) -> Compare:
    return lambda story, left, right: max(of(story, left), of(story, right))


def _both(of: Callable[[Mention], bool]) -> Compare:
    return lambda _, left, right: of(left) + of(right)


def _roles(of: Callable[[Mention], frozenset[str]]) -> Compare:
    return lambda story, left, right: story.shared(of(left), of(right))


def _kin(of: Callable[[Mention], frozenset[str]]) -> Compare:
    return lambda story, left, right: story.nearest(of(left), of(right))


def _agree(of: Callable[[Mention], frozenset[str]]) -> Compare:
    return lambda _, left, right: float(bool(of(left) & of(right))) if of(left) and of(right) else NOTHING


def _listed(of: Callable[[Mention], frozenset[str]]) -> Shown:
    return lambda one: " ".join(sorted(of(one)))


def _one_sentence(left: Mention, right: Mention) -> bool:
    return left.doc == right.doc and left.sentence == right.sentence


def _phrases(_: Story, left: Mention, right: Mention) -> float:
    one, other = set(left.phrase), set(right.phrase)
    return len(one & other) / min(len(one), len(other))


def _participants(story: Story, left: Mention, right: Mention) -> float:
    one, other = left.participants, right.participants
    return story.all.cosine(one, other) if one and other else NOTHING


def _exchanged(story: Story, left: Mention, right: Mention) -> float:
    ways = (left.doers, right.targets), (left.targets, right.doers)
    return max(story.all.common(one, other) or 0.0 for one, other in ways)


def _takes_part(story: Story, left: Mention, right: Mention) -> float:
    """An event that plays a role in the other: the trial of the arrest."""
    ways = (left.lemma, right.participants), (right.lemma, left.participants)
    return max(story.all.common(frozenset({word}), words) or 0.0 for word, words in ways)


def _stands_by(_: Story, left: Mention, right: Mention) -> float:
    """0 to 2: one's word is told beside the other, or in its sentence at all."""
    beside = left.lemma in right.near or right.lemma in left.near
    return float(beside) + float(left.lemma in right.around or right.lemma in left.around)


def _together(story: Story, left: Mention, right: Mention) -> float:
    """Of the documents that tell of the rarer word the share that tell of both: what is told twice is two things."""
    one, other = story.documents[left.lemma], story.documents[right.lemma]
    return len(one & other) / min(len(one), len(other))


def _beyond_chance(story: Story, left: Mention, right: Mention) -> float:
    """How many more documents tell of both words than would by chance."""
    one, other = story.documents[left.lemma], story.documents[right.lemma]
    return len(one & other) - len(one) * len(other) / story.size


def _in_one_sentence(story: Story, left: Mention, right: Mention) -> float:
    one, other = story.sentences[left.lemma], story.sentences[right.lemma]
    return len(one & other) / min(len(one), len(other))


def _around(of: Callable[[Mention], frozenset[str]]) -> Compare:
    def compare(story: Story, left: Mention, right: Mention) -> float:
        return NOTHING if _one_sentence(left, right) else story.all.cosine(of(left), of(right))

    return compare


def _texts(story: Story, left: Mention, right: Mention) -> float:
    return NOTHING if left.doc == right.doc else story.all.alike(left.doc, right.doc)


def _apart(_: Story, left: Mention, right: Mention) -> float:
    return abs(left.sentence - right.sentence) if left.doc == right.doc else NOTHING


def _word(one: Mention) -> str:
    return one.lemma


def _phrase(one: Mention) -> str:
    return " ".join(one.phrase)


def _place(one: Mention) -> str:
    return f"{one.doc}, sentence {one.sentence + 1}"


_WORDED = (
    Column("same word", lambda _, a, b: a.lemma == b.lemma, _word),
    Column("one stem", lambda _, a, b: one_stem(a.lemma, b.lemma), _word),
    Column("letters", lambda _, a, b: letters(a.lemma, b.lemma), _word),
    Column("words used alike", lambda s, a, b: s.near((a.lemma,), (b.lemma,)), _word),
    Column("phrases used alike", lambda s, a, b: s.near(a.phrase, b.phrase), _phrase),
    Column("same phrase", lambda _, a, b: a.phrase == b.phrase, _phrase),
    Column("words of the phrase", _phrases, _phrase),
    Column("shorter phrase", _least(lambda _, one: len(one.phrase)), _phrase),
    Column("longer phrase", _most(lambda _, one: len(one.phrase)), _phrase),
    Column("light words", _both(lambda one: one.lemma in LIGHT), _word),
    Column("words of saying", _both(lambda one: one.lemma in SAYING), _word),
    Column("verbs", _both(lambda one: one.upos == "VERB"), lambda one: one.upos),
    Column("nouns", _both(lambda one: one.upos == "NOUN"), lambda one: one.upos),
    Column("commoner word", _least(lambda s, one: s.all.rarity(one.lemma)), _word),
    Column("rarer word", _most(lambda s, one: s.all.rarity(one.lemma)), _word),
    Column("told by fewer", _least(lambda s, one: s.told[one.lemma]), _word),
    Column("told by more", _most(lambda s, one: s.told[one.lemma]), _word),
    Column("doer", _roles(lambda one: one.doers), _listed(lambda one: one.doers)),
    Column("done to", _roles(lambda one: one.targets), _listed(lambda one: one.targets)),
    Column("circumstance", _roles(lambda one: one.others), _listed(lambda one: one.others)),
    Column("participants", _roles(lambda one: one.participants), _listed(lambda one: one.participants)),
    Column("participants, all", _participants, _listed(lambda one: one.participants)),
    Column("participants' kin", _kin(lambda one: one.participants), _listed(lambda one: one.participants)),
    Column("doers' kin", _kin(lambda one: one.doers), _listed(lambda one: one.doers)),
    Column("kin of what it is done to", _kin(lambda one: one.targets), _listed(lambda one: one.targets)),
    Column("fewer participants", _least(lambda _, one: len(one.participants)), _listed(lambda one: one.participants)),
    Column("roles exchanged", _exchanged, _listed(lambda one: one.participants)),
    Column("one takes part in the other", _takes_part, _phrase),
    Column("sentence", _around(lambda one: one.around), _listed(lambda one: one.around)),
    Column("words beside it", _around(lambda one: one.near), _listed(lambda one: one.near)),
    Column("number", _agree(lambda one: one.numbers), _listed(lambda one: one.numbers)),
    Column("date", _agree(lambda one: one.dates), _listed(lambda one: one.dates)),
    Column("place", _agree(lambda one: one.places), _listed(lambda one: one.places)),
    Column("name", _agree(lambda one: one.names), _listed(lambda one: one.names)),
    Column("one document", lambda _, a, b: a.doc == b.doc, _place),
    Column("one sentence", lambda _, a, b: _one_sentence(a, b), _place),
    Column("sentences between", _apart, _place),
    Column("earlier in the text", _least(lambda _, one: one.sentence), _place),
    Column("later in the text", _most(lambda _, one: one.sentence), _place),
    Column("texts", _texts, _place),
    Column("told together", _together, _word),
    Column("told together beyond chance", _beyond_chance, _word),
    Column("told in one sentence", _in_one_sentence, _word),
    Column("one beside the other", _stands_by, _word),
    Column("told seldom here", _least(lambda s, one: s.times[one.doc, one.lemma]), _word),
    Column("told often here", _most(lambda s, one: s.times[one.doc, one.lemma]), _word),
)


def _given(_: Story, __: Mention, ___: Mention) -> float:
    raise NotImplementedError("a column of the network's vectors is read from a table of the whole story")


#: In the order of `space.likeness`.
_INSIDE = (
    "the word as it enters the network", "the word half way through", "the word when read", "the sentence when read",
    "the word half way through, the story counted in", "the word when read, the story counted in",
    "what sets events apart", "what sets events apart, in length",
)  # fmt: skip
#: Everything that is compared, in the order of the weights.
COLUMNS = (*_WORDED, *(Column(name, _given, _phrase) for name in _INSIDE))
