"""Who "it", "he" and "the ministry" are: the latest fitting source, or none rather than a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.lang.wordlists import words
from counterclaim.phrases import words_of
from counterclaim.records import Mention
from counterclaim.syntax import Tree

#: A pronoun does not reach back over more sentences than this.
REACH = 5

#: Kinds of source that "it" means as soon as they are the subject of the sentence before, though they say nothing there:
#: "Avalia's army reported losses. Borland's ministry gave a different account. It said …".
_BODIES = frozenset({"official", "igo", "ngo", "police"})


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named earlier who may be meant by a pronoun.

    `said` are the words, `sentence` the number of their sentence, `lemmas` their words as lemmas; `speaks` is False for
    somebody who only acts in the sentence.
    """

    said: Mention
    kind: str
    sentence: int
    person: bool
    plural: bool
    lemmas: frozenset[str]
    speaks: bool = True


def named(tree: Tree, head: int, said: Mention, kind: str, sentence: int, speaks: bool = True) -> Named:
    """What somebody leaves for later pronouns."""
    phrase = words_of(tree, head)
    table = words("en", "sources")
    person = tree.tokens[head].name.endswith("PER") or tree.lemma(head) in table["humans"] | table["witness"]
    person = person or any(tree.tokens[c].name.endswith("PER") for c in tree.kids(head, "appos", "flat"))
    plural = tree.plural(head) or bool(tree.kids(head, "conj"))
    return Named(said, kind, sentence, person and not plural, plural, frozenset(tree.lemma(i) for i in phrase), speaks)


def is_pronoun(tree: Tree, head: int) -> bool:
    """True for the pronouns that may be sources."""
    table = words("en", "sources")
    return tree.tokens[head].upos in ("PRON", "DET") and tree.lemma(head) in table["persons"] | table["things"] | {
        "they"
    }


def meant(tree: Tree, head: int, sentence: int, before: Sequence[Named]) -> Named | None:
    """Who a source stands for, None for a full name and where nobody fits. `before` are those named earlier, latest last."""
    near = [n for n in before if n.said.end <= tree.tokens[head].start and sentence - n.sentence <= REACH]
    if is_pronoun(tree, head):
        return _pronoun(tree, head, near)
    return _definite(tree, head, [n for n in before if n.said.end <= tree.tokens[head].start])


#: Armies act more often than they speak: "it said" is rather who spoke before.
_ARMIES = frozenset({"army", "military", "navy", "force"})


def _pronoun(tree: Tree, head: int, near: Sequence[Named]) -> Named | None:
    word = tree.tokens[head].text.casefold()
    if word in ("he", "she", "his", "her", "him", "hers"):
        fitting = [n for n in near if n.person]
    elif word in ("they", "their", "them"):
        fitting = [n for n in near if n.plural] or [n for n in near if n.speaks]
    elif word in ("it", "its"):
        fitting = [n for n in near if not n.person and not n.plural]
    else:
        return None
    body = bool(fitting) and fitting[-1].kind in _BODIES and not fitting[-1].lemmas & _ARMIES
    reach = 0 if body else 1
    speaking = [n for n in fitting if n.speaks and fitting[-1].sentence - n.sentence <= reach]
    best = speaking or fitting
    return best[-1] if best else None


def _definite(tree: Tree, head: int, before: Sequence[Named]) -> Named | None:
    """ "The ministry" after "Norland's Defence Ministry", "the nun" after "a nun": the latest so called, if no more is said.

    "The group", "the watchdog" are whoever of that kind was named last.
    """
    lemma = tree.lemma(head)
    if not _taken_up(tree, head):
        return None
    same = [n for n in before if lemma in n.lemmas] if not _says_more(tree, head) else []
    if same:
        return same[-1]
    if lemma in ("statement", "report", "spokesman", "spokeswoman", "spokesperson") and not _says_more(tree, head):
        speaking = [n for n in before if n.speaks and not (n.person and lemma.startswith("spokes"))]
        return speaking[-1] if speaking else None
    return _described(tree, head, before)


def _taken_up(tree: Tree, head: int) -> bool:
    """True for a common noun with "the" or "this": words that take up somebody named before."""
    token = tree.tokens[head]
    definite = any(tree.lemma(c) in ("the", "this", "that") for c in tree.kids(head, "det"))
    return definite and (token.upos == "NOUN" or tree.lemma(head) in words("en", "sources")["definite"])


def _described(tree: Tree, head: int, before: Sequence[Named]) -> Named | None:
    """ "The rights group", "the militants": the last one named of the kinds that the noun may describe.

    Its adjectives may say what it is, never who: "the Norlandic group" is for the party tables.
    """
    if any(_names_someone(tree, c) for c in tree.children[head]):
        return None
    kinds = described(tree.lemma(head))
    people = tree.plural(head)
    fitting = [n for n in before if n.kind in kinds and not n.person and (not people or n.kind == "rebel")]
    near = [n for n in fitting if fitting[-1].sentence - n.sentence <= 1 and n.speaks] or fitting
    return near[-1] if near else None


def _names_someone(tree: Tree, child: int) -> bool:
    token = tree.tokens[child]
    if tree.rel(child) in ("nmod", "acl", "appos", "flat", "nummod"):
        return True
    return tree.rel(child) in ("amod", "compound") and (token.name != "O" or token.upos == "PROPN")


@cache
def described(lemma: str) -> frozenset[str]:
    """The kinds of source that a noun may take up."""
    rows = (str(row).partition("=") for row in words("en", "sources")["describes"])
    return frozenset(kind for noun, _, kinds in rows if noun == lemma for kind in kinds.split("|"))


def _says_more(tree: Tree, head: int) -> bool:
    own = [
        c
        for c in tree.children[head]
        if tree.rel(c) in ("compound", "amod", "nmod", "appos", "flat", "advmod", "acl", "nummod")
    ]
    told = [c for c in own if tree.lemma(c) != "same" and tree.tokens[c].xpos != "VBG"]
    return bool(told) or not any(tree.lemma(c) in ("the", "this", "that") for c in tree.kids(head, "det"))
