"""The words of claims as phrases: their head, the name in them, and the words that the keys would give for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Document, Mention, Sentence, Span, Token
from counterclaim.syntax import Tree, tree_of
from evals.muc.words import listed

#: A phrase goes on over these.
_TIES = frozenset({"of"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text as a noun phrase: its sentence's number and tree, its words, the index of its head."""

    mention: Mention
    sentence: int
    tree: Tree
    indices: tuple[int, ...]
    head: int

    @property
    def token(self) -> Token:
        """The head."""
        return self.tree.tokens[self.head]

    @property
    def lemma(self) -> str:
        """The head's lemma."""
        return self.tree.lemma(self.head)

    @property
    def lemmas(self) -> list[str]:
        """The lemmas of all its words."""
        return [self.tree.lemma(i) for i in self.indices]

    @property
    def plural(self) -> bool:
        """True for a plural head."""
        return self.token.xpos in ("NNS", "NNPS") or "Number=Plur" in self.token.feats

    @property
    def core(self) -> tuple[int, ...]:
        """Without articles and numbers before it, and without what hangs on the head with another preposition than "of"."""
        tokens, words = self.tree.tokens, list(self.indices)
        while words and words[0] != self.head and _loose(self.tree, words[0]):
            words.pop(0)
        for at, i in enumerate(words):
            if i > self.head and (_breaks(tokens[i]) or i != words[at - 1] + 1):
                return tuple(words[:at])
        return tuple(words)

    def text(self, indices: Sequence[int] | None = None) -> str:
        """These words of it, or its core, as the keys write strings: in capitals."""
        tokens, out, last = self.tree.tokens, "", None
        for at in self.core if indices is None else indices:
            glued = last is not None and tokens[at].start == tokens[last].end
            out += ("" if glued or not out else " ") + tokens[at].text
            last = at
        return out.upper()

    @property
    def name(self) -> tuple[int, ...]:
        """The words of a person's name in it, none where it has none."""
        return _name(self)

    @property
    def role(self) -> tuple[int, ...]:
        """What stands before the name: "attorney general"."""
        name = self.name
        return tuple(i for i in self.core if name and i < name[0] and self.tree.tokens[i].upos != "PUNCT")


def _loose(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if i + 1 < len(tree.tokens) and tree.tokens[i + 1].text.startswith("-") and tree.tokens[i + 1].start == token.end:
        return False
    return (
        token.upos in ("DET", "NUM", "ADV", "SCONJ", "ADP", "PUNCT", "PRON") and token.deprel != "nmod:poss"
    ) or tree.lemma(i) in listed("loose")


def _breaks(token: Token) -> bool:
    tied = token.upos == "ADP" and token.text.casefold() in _TIES
    owner = token.deprel == "nmod:poss"
    return (
        (token.upos in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX", "PRON") and not (tied or owner))
        or token.xpos.startswith("W")
        or token.text
        in (
            ",",
            "(",
            "[",
            ";",
            ":",
            '"',
            "--",
        )
    )


def _name(phrase: Phrase) -> tuple[int, ...]:
    tokens = phrase.tree.tokens
    core = phrase.core
    found = [i for i in core if tokens[i].name.endswith("PER")]
    if not found:
        return ()
    run = [found[-1]]
    while run[0] - 1 in core and (tokens[run[0] - 1].name.endswith("PER") or tokens[run[0] - 1].text == "."):
        run.insert(0, run[0] - 1)
    while len(run) > 1 and tokens[run[0]].text.casefold().rstrip(".") in listed("titles"):
        run.pop(0)
    return () if tokens[run[0]].text.casefold().rstrip(".") in listed("titles") else tuple(run)


class Text:
    """A coded document with its trees, for looking up words by where they stand."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self.trees = [tree_of(sentence.tokens) for sentence in sentences]
        self._starts = [sentence.start for sentence in sentences]

    def number(self, at: int) -> int:
        """The number of the sentence that holds a place in the text."""
        return max(0, bisect_right(self._starts, at) - 1)

    def phrase(self, span: Span) -> Phrase | None:
        """The phrase that a mention is, None where no word of a sentence lies in it."""
        number = self.number(span.start)
        tree = self.trees[number]
        found = [i for i, token in enumerate(tree.tokens) if token.start < span.end and span.start < token.end]
        return self.made(number, found) if found else None

    def made(self, number: int, found: Sequence[int]) -> Phrase:
        """The phrase of these words of a sentence."""
        tree, inside = self.trees[number], set(found)
        tops = [i for i in found if tree.head(i) not in inside]
        nominal = [i for i in tops if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
        start, end = tree.tokens[found[0]].start, tree.tokens[found[-1]].end
        mention = Mention(start, end, self.document.text[start:end])
        return Phrase(mention, number, tree, tuple(found), (nominal or tops or list(found))[0])
