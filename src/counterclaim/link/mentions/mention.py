"""One mention of an event as its sentence has it: the words, who takes part in which role, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.link.mentions.space import Vectors, inside_of
from counterclaim.records import Token
from counterclaim.syntax import Tree

#: Word classes that carry content.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_DOERS = frozenset({"nsubj", "nmod:poss", "csubj"})
_DONE_TO = frozenset({"obj", "iobj", "nsubj:pass", "compound"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp"})
#: Common words that say nothing of what a sentence is about.
_EMPTY = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "new", "other", "more", "year", "day", "time", "people",
                    "man"})  # fmt: skip
_CALENDAR = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "january", "february",
                       "march", "april", "june", "july", "august", "september", "october", "november", "december"})  # fmt: skip
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention. All words are lemmas in lower case.

    `phrase`: the mention's own words; `doers`, `targets`, `others`: words of its participants by role in the sentence;
    `around`: content words of the sentence; `near`: those within five words; `dates`, `numbers`, `places`, `names`:
    what the sentence holds of them. `sentence` counts from 0. `inside`: how the network sees it (`space.inside_of`).
    """

    id: str
    doc: str
    sentence: int
    lemma: str
    upos: str
    phrase: tuple[str, ...]
    doers: frozenset[str]
    targets: frozenset[str]
    others: frozenset[str]
    around: frozenset[str]
    near: frozenset[str]
    dates: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    inside: Vectors = field(repr=False, compare=False)

    @property
    def participants(self) -> frozenset[str]:
        """Words of all participants."""
        return self.doers | self.targets | self.others


#: The network's vectors of a sentence: of each word in each layer, and the sentence's own (`counterclaim.model.States`).
Read = tuple[Vectors, Vectors]


def mention_of(
    name: str, doc: str, sentence: int, tokens: Sequence[Token], words: Sequence[int], read: Read
) -> Mention:
    """The mention that these words (indices into the sentence's tokens, at least one) make up."""
    tree, own = Tree(tokens), set(words)
    head = next((i for i in words if tokens[i].head not in own), words[-1])
    doers, targets, others = _roles(tree, head, own)
    content = {i: t.lemma.lower() for i, t in enumerate(tokens) if t.upos in CONTENT and i not in own}
    return Mention(
        name,
        doc,
        sentence,
        tokens[head].lemma.lower(),
        tokens[head].upos,
        tuple(tokens[i].lemma.lower() for i in words),
        doers,
        targets,
        others,
        frozenset(content.values()) - _EMPTY,
        frozenset(word for i, word in content.items() if abs(i - head) <= _NEAR) - _EMPTY,
        frozenset(t.text.lower() for t in tokens) & _CALENDAR,
        frozenset(t.lemma.lower() for t in tokens if t.upos == "NUM"),
        frozenset(t.lemma.lower() for t in tokens if t.name.endswith("LOC")),
        frozenset(t.lemma.lower() for t in tokens if t.name.endswith(("PER", "ORG"))),
        inside_of(*read, words),
    )


Roles = tuple[frozenset[str], frozenset[str], frozenset[str]]


def _roles(tree: Tree, head: int, own: set[int]) -> Roles:
    doers, targets, others = set(), set(), set()
    for child in tree.children[head]:
        role, words = tree.tokens[child].deprel, _words_under(tree, child, own)
        if role in _DOERS:
            doers |= words
        elif role in _DONE_TO:
            targets |= words
        elif role.startswith(("obl", "nmod")):
            marks = {tree.tokens[mark].lemma.lower() for mark in tree.kids(child, "case")}
            if role == "obl:agent" or "by" in marks:
                doers |= words
            elif role == "nmod" and "of" in marks:
                targets |= words
            else:
                others |= words
    if not doers:
        doers, targets = _inherited(tree, head, own, targets)
    return frozenset(doers), frozenset(targets), frozenset(others)


def _inherited(tree: Tree, head: int, own: set[int], targets: set[str]) -> tuple[set[str], set[str]]:
    """The subject of the clause that this one hangs on: "was arrested and charged"."""
    above = tree.head(head)
    doers: set[str] = set()
    if above is None or tree.tokens[head].deprel not in _SHARES_SUBJECT:
        return doers, targets
    for child in tree.children[above]:
        role = tree.tokens[child].deprel
        if role == "nsubj:pass" and tree.tokens[head].deprel == "conj":
            targets = targets | _words_under(tree, child, own)
        elif role in ("nsubj", "nsubj:pass"):
            doers |= _words_under(tree, child, own)
    return doers, targets


def _words_under(tree: Tree, i: int, own: set[int]) -> set[str]:
    tokens = tree.tokens
    return {tokens[k].lemma.lower() for k in tree.under(i) if tokens[k].upos in _NAMING and k not in own}
