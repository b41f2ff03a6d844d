"""Who "they" and "it" are that fought or were fought: the subject said before, or none where two would fit.

Speakers' pronouns are the business of attribution; here it is participants of events: "Rebels entered the town. They
burned …", "Police said they arrested …". The nearest subject that agrees in number and kind is meant (Hobbs 1978
walks the tree in the same order); a word inside a quotation does not reach out of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.clauses import cases, subject
from counterclaim.lang.wordlists import words
from counterclaim.phrases import antecedent, mention, words_of
from counterclaim.records import Document, Mention, Sentence
from counterclaim.resolve.wordlists import words as word_list
from counterclaim.syntax import Tree, tree_of

_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_PERSON = frozenset({"he", "him", "his", "she", "her", "hers"})
_THING = frozenset({"it", "its", "itself"})
PRONOUNS = _MANY | _PERSON | _THING
#: Sentences back that a pronoun reaches.
REACH = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    tree: Tree
    word: int
    sentence: int


class Pronouns:
    """The participants' pronouns of one document. Trees are made as they are needed."""

    def __init__(self, doc: Document, sentences: Sequence[Sentence]) -> None:
        self._doc, self._sentences = doc, sentences
        self._starts = [sentence.start for sentence in sentences]

    def antecedent(self, said: Mention) -> Mention | None:
        """The words that a pronoun stands for; None for other words, and where nobody or more than one fits."""
        word = said.text.casefold()
        at = bisect_right(self._starts, said.start) - 1
        if word not in PRONOUNS or at < 0 or self._quoted(at, said.start):
            return None
        tree = self._tree(at)
        here = next((i for i, token in enumerate(tree.tokens) if token.start == said.start), None)
        if here is None:
            return None
        for candidate in self._before(tree, here, at):
            if _agrees(candidate.tree, candidate.word, word):
                rival = candidate.tree is tree and _rival(tree, candidate.word, here, word)
                return None if rival else self._words(candidate, word)
        return None

    def _words(self, candidate: _Candidate, pronoun: str) -> Mention | None:
        tree, at = candidate.tree, candidate.word
        found = mention(tree, self._doc.text, words_of(tree, at))
        if tree.tokens[at].upos == "PRON":
            return self.antecedent(found)
        return found

    def _before(self, tree: Tree, here: int, at: int) -> Iterator[_Candidate]:
        for word in _earlier_subjects(tree, here):
            yield _Candidate(tree, word, at)
        block = self._sentences[at].block
        for back in range(at - 1, max(-1, at - 1 - REACH), -1):
            if self._doc.blocks and self._doc.blocks[self._sentences[back].block].kind != self._doc.blocks[block].kind:
                return
            before = self._tree(back)
            subjects = list(_main_subjects(before))
            yield from (_Candidate(before, word, back) for word in subjects)
            if subjects:
                return  # a sentence about somebody else has come between

    def _tree(self, at: int) -> Tree:
        return tree_of(self._sentences[at].tokens)

    def _quoted(self, at: int, start: int) -> bool:
        """True inside quotation marks that opened in this paragraph."""
        block, first = self._sentences[at].block, at
        while first > 0 and self._sentences[first - 1].block == block:
            first -= 1
        before = self._doc.text[self._sentences[first].start : start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _earlier_subjects(tree: Tree, here: int) -> Iterator[int]:
    """Who was spoken of earlier in the same sentence, nearest clause first; never whoever acts in the pronoun's own clause."""
    own = tree.clause_head(here)
    doer = subject(tree, own) if tree.verbal(own) else None
    seen = {here} | ({doer} if doer is not None else set())
    if doer is not None and doer != here:
        if tree.tokens[doer].upos == "PRON":
            return  # "they shot it down": two pronouns, and nothing says which is which
        yield from (word for word in _objects_before(tree, own) if word not in seen)
    for verb in (*_introducing(tree, own), own, *tree.up(own)):
        if (claimants := _claimants(tree, verb)) is not None:
            yield from claimants
            return
        if verb == own:
            continue
        who = subject(tree, verb) if tree.verbal(verb) else None
        who = antecedent(tree, who) if who is not None else None
        if who is not None and who < here and who not in seen and here not in tree.under(who) - _relatives(tree, who):
            seen.add(who)
            yield from (word for word in tree.kids(who, "nmod") if tree.tokens[word].deprel == "nmod:poss")
            yield who


def _claimants(tree: Tree, verb: int) -> list[int] | None:
    """Whoever makes the claim in "a claim by militants that they …": nobody else is meant. None for other clauses."""
    head = tree.head(verb)
    if head is None or tree.tokens[verb].deprel != "acl" or tree.lemma(head) not in words("en", "reporting")["nouns"]:
        return None
    return [word for word in tree.kids(head, "nmod") if cases(tree, word) & {"by", "of", "from"}]


def _objects_before(tree: Tree, verb: int) -> list[int]:
    """What the verb before in a list of verbs is done to: "surrounded the gunmen and attacked them"."""
    head = tree.head(verb)
    return tree.kids(head, "obj") if head is not None and tree.rel(verb) == "conj" else []


def _relatives(tree: Tree, word: int) -> set[int]:
    """The words of the relative clauses of a noun: a pronoun in them may well mean the noun."""
    clauses = (child for child in tree.children[word] if tree.tokens[child].deprel == "acl:relcl")
    return {inside for clause in clauses for inside in tree.under(clause)}


def _introducing(tree: Tree, verb: int) -> list[int]:
    """The clauses before a verb that lead up to it ("When rebels entered the town, …")."""
    return [child for child in tree.kids(verb, "advcl", "ccomp") if child < verb]


def _main_subjects(tree: Tree) -> Iterator[int]:
    """The subject of what a sentence tells: of what is said, where it only reports a saying; else of its main verb."""
    root = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), None)
    if root is None:
        return
    said = [c for c in tree.kids(root, "ccomp", "parataxis") if tree.verbal(c)]
    table = words("en", "reporting")
    speaking = tree.lemma(root) in table["asserts"] | table["confirms"] | table["admits"] | table["with_object"]
    for verb in (*(said if speaking else ()), root):
        who = subject(tree, verb)
        if who is not None:
            yield who


def _rival(tree: Tree, found: int, here: int, pronoun: str) -> bool:
    """A plural object between a collective and "they": "the army killed five men as they …" may mean either."""
    if pronoun not in _MANY or tree.plural(found):
        return False
    between = (word for word in range(found + 1, here) if tree.rel(word) in ("obj", "conj"))
    return any(tree.lemma(word) not in word_list("collective") and _agrees(tree, word, pronoun) for word in between)


def _agrees(tree: Tree, word: int, pronoun: str) -> bool:
    token = tree.tokens[word]
    if token.upos not in ("NOUN", "PROPN", "NUM", "PRON"):
        return False
    if token.upos == "PRON":
        return token.text.casefold() in next(group for group in (_MANY, _PERSON, _THING) if pronoun in group)
    plural = tree.plural(word) or bool(tree.kids(word, "conj")) or token.upos == "NUM"
    if pronoun in _PERSON:
        return not plural and (token.name.endswith("PER") or tree.lemma(word) in words("en", "sources")["humans"])
    if pronoun in _MANY:
        return (plural and _acts(tree, word)) or tree.lemma(word) in word_list("collective")
    return not plural and not token.name.endswith("PER")


def _acts(tree: Tree, word: int) -> bool:
    """True for a noun that fights or is fought: people, forces, institutions, names; not "attacks", "heads"."""
    table = words("en", "participants")
    known = table["fighters"] | table["civilians"] | table["institutions"]
    token = tree.tokens[word]
    return token.upos in ("PROPN", "NUM") or token.name != "O" or tree.lemma(word) in known
