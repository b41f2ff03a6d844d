"""The persons that a message names: their fullest names, and what they are said to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.records import Token
from counterclaim.syntax import Tree
from evals.muc.nouns import Phrase, Text
from evals.muc.words import listed

_NOBODY = Token("", 0, 0, "", "", "", "", -1, "", "O")
#: Relations between the words of a name, of names in a list, and of a title and its name.
_WITHIN = ("flat", "compound", "appos", "conj", "amod", "nmod:desc", "list", "dep", "punct", "nummod", "det")


@dataclass(slots=True)
class Named:
    """One person: the longest form of the name, and roles as the text words them ("ATTORNEY GENERAL"), the first said first."""

    name: str
    roles: list[str] = field(default_factory=list)

    @property
    def words(self) -> frozenset[str]:
        """The words of the name."""
        return frozenset(self.name.split())


class Names:
    """All persons named in a message; two forms are one person where the words of one are among the other's."""

    def __init__(self, text: Text) -> None:
        self._text, self._found = text, list[Named]()
        for number, tree in enumerate(text.trees):
            for run in _runs(tree.tokens):
                phrase = text.made(number, run)
                self._add(phrase.text(_bare(phrase)), _roles(text, number, run))

    def _add(self, name: str, roles: list[str]) -> None:
        if not name:
            return
        one = self.get(name)
        if one is None:
            one = Named(name)
            self._found.append(one)
        elif len(name.split()) > len(one.name.split()):
            one.name = name
        one.roles += [role for role in roles if role not in one.roles]

    def get(self, name: str) -> Named | None:
        """The person that a form of the name means."""
        mine = frozenset(name.split())
        return next((one for one in self._found if mine <= one.words or one.words <= mine), None)

    def inside(self, phrase: Phrase) -> list[Named]:
        """The persons named inside a phrase or right after it in apposition, in text order."""
        tree = phrase.tree
        words = {i for i in phrase.indices if _of_head(phrase, i)}
        for child in tree.kids(phrase.head, "appos"):
            words |= _list_of_names(tree, child)
        return self._persons(phrase.sentence, words)

    def told_apart(self, phrase: Phrase, many: int | None) -> list[Named]:
        """The members of a group that is named elsewhere in the text.

        "Two missionaries were shot … The U.S. citizens -- X and Y -- were …", "the two dead were identified as X and Y": the names in
        apposition to the same noun, or as many as the group has beside a definite one; none where nothing of the kind is said.
        """
        for number, tree in enumerate(self._text.trees):
            for i, token in enumerate(tree.tokens):
                words = (
                    _beside_group(tree, i)
                    if token.xpos in ("NNS", "NNPS")
                    else _identified(tree, i) | _they_are(tree, i)
                )
                found = self._persons(number, words) if words else []
                same = tree.lemma(i) == phrase.lemma
                if len(found) > 1 and (len(found) == many or (many is None and same)):
                    return found
        return []

    def _persons(self, number: int, words: set[int]) -> list[Named]:
        """The persons whose names lie among these words of a sentence, in text order."""
        out: list[Named] = []
        tree = self._text.trees[number]
        for run in _runs([tree.tokens[i] if i in words else _NOBODY for i in range(len(tree.tokens))]):
            made = self._text.made(number, run)
            one = self.get(made.text(_bare(made)))
            if one is not None and one not in out:
                out.append(one)
        return out

    def by_role(self, role: str) -> Named | None:
        """The one person who is called by these words ("THE ATTORNEY GENERAL"), None where several or none are."""
        words = set(role.split())
        found = [one for one in self._found if any(words <= set(known.split()) for known in one.roles)]
        return found[0] if len(found) == 1 else None


def _list_of_names(tree: Tree, word: int) -> set[int]:
    """The words of a list of names: of "X, rector of Y, and Z" those of X and Z, not of whom or what they are somebody's."""
    out, todo = set(), [word]
    while todo:
        at = todo.pop()
        out |= {at} if tree.tokens[at].name.endswith("PER") else set()
        todo += [c for c in tree.children[at] if tree.tokens[c].deprel.startswith(_WITHIN)]
    return out


def _beside_group(tree: Tree, word: int) -> set[int]:
    """ "The two Italians, X of Milan and Y": the names in apposition to a plural that is definite."""
    if not any(tree.lemma(c) in ("the", "these", "both") for c in tree.kids(word, "det")):
        return set()
    return {
        w for c in tree.kids(word, "appos", "parataxis", "dep", "list") if c > word for w in _list_of_names(tree, c)
    }


def _identified(tree: Tree, verb: int) -> set[int]:
    """ "Were identified as X and Y"."""
    if tree.lemma(verb) != "identify":
        return set()
    named = [
        c for c in tree.kids(verb, "obl", "xcomp", "advcl") if any(tree.lemma(k) == "as" for k in tree.children[c])
    ]
    return {w for c in named for w in _list_of_names(tree, c)}


def _they_are(tree: Tree, word: int) -> set[int]:
    """ "They are X, Y and Z"."""
    they = [c for c in tree.kids(word, "nsubj") if tree.lemma(c) in ("they", "victim", "dead", "other")]
    return _list_of_names(tree, word) if they and tree.kids(word, "cop") else set()


def _of_head(phrase: Phrase, i: int) -> bool:
    """True for words of the head's own name or of one beside it; not for those of whom it is somebody's ("the brother of X")."""
    tree = phrase.tree
    while i != phrase.head and i in phrase.indices:
        if not tree.tokens[i].deprel.startswith(_WITHIN):
            return False
        above = tree.head(i)
        if above is None:
            return False
        i = above
    return i == phrase.head


def _runs(tokens: object) -> list[list[int]]:
    """The stretches of words labelled as one person's name."""
    out: list[list[int]] = []
    for i, token in enumerate(tokens):  # type: ignore[arg-type, var-annotated]
        if token.name == "B-PER" or (token.name == "I-PER" and (not out or out[-1][-1] != i - 1)):
            out.append([i])
        elif token.name == "I-PER":
            out[-1].append(i)
    return out


def _bare(phrase: Phrase) -> list[int]:
    """The words of a name behind its titles ("Justice Minister X"), none where nothing but titles is left."""
    tokens = phrase.tree.tokens
    run = [i for i in phrase.indices if tokens[i].upos != "PUNCT" or tokens[i].text == "."]
    last = max(
        (at for at, i in enumerate(run) if tokens[i].text.casefold().rstrip(".") in listed("titles")), default=-1
    )
    run = run[last + 1 :]
    return run if any(len(tokens[i].text) > 1 and tokens[i].upos != "DET" for i in run) else []


def _roles(text: Text, number: int, run: list[int]) -> list[str]:
    """ "Attorney General X" and "X, the mayor of Y": what stands before the name in its phrase, and what is apposed."""
    tree, out = text.trees[number], []
    first = run[0]
    while (
        first > 0
        and tree.tokens[first - 1].upos in ("NOUN", "PROPN", "ADJ")
        and tree.tokens[first - 1].name[-3:] != "PER"
    ):
        first -= 1
    titled = [i for i in run if tree.tokens[i].text.casefold().rstrip(".") in listed("titles")]
    before = [*range(first, run[0]), *titled]
    if before:
        out.append(text.made(number, before).text(before))
    for child in {c for i in run for c in tree.kids(i, "appos")}:
        person = tree.tokens[child].name.endswith("PER") or tree.tokens[child].upos not in ("NOUN", "PROPN")
        if child > run[-1] and not person and tree.lemma(child) not in listed("no_roles"):
            phrase = text.made(number, sorted(tree.under(child)))
            out.append(phrase.text())
    return out
