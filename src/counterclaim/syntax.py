"""Walking a parsed sentence: children, clauses, and the predicates that a word's modality hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from counterclaim.records import Span, Token
from counterclaim.remembered import remembered

#: Relations that open a clause of its own.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "root"})
NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")


class Tree:
    """One sentence's dependency tree. Safe on damaged parses: a cycle or a head out of range ends a walk.

    `children` are those of each word, `rels` its relation without the subtype. Never changed once made (`tree_of`).
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        self.rels = [token.deprel.partition(":")[0] for token in tokens]
        self._heads: list[int | None] = [None] * len(tokens)
        for i, token in enumerate(tokens):
            if 0 <= token.head < len(tokens) and token.head != i:
                self.children[token.head].append(i)
                self._heads[i] = token.head

    @cached_property
    def lemmas(self) -> list[str]:
        """The words' lemmas in lower case."""
        return [token.lemma.casefold() for token in self.tokens]

    @cached_property
    def low(self) -> list[str]:
        """The words in small letters."""
        return [token.text.casefold() for token in self.tokens]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        return [token.start for token in self.tokens], [token.end for token in self.tokens]

    def head(self, i: int) -> int | None:
        """The head's index, None at the root or where the parse is damaged."""
        return self._heads[i]

    def up(self, i: int) -> Iterator[int]:
        """The ancestors of a word, nearest first."""
        seen = {i}
        head = self._heads[i]
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self._heads[head]

    def under(self, i: int) -> set[int]:
        """The word and all its descendants."""
        out, todo = set(), [i]
        while todo:
            word = todo.pop()
            if word not in out:
                out.add(word)
                todo.extend(self.children[word])
        return out

    def rel(self, i: int) -> str:
        """The relation without its subtype: `acl:relcl` gives `acl`."""
        return self.rels[i]

    def opens_clause(self, i: int) -> bool:
        """True if the word heads a clause of its own, a conjoined one included."""
        rel = self.rels[i]
        return rel in CLAUSES or (rel == "conj" and self.verbal(i))

    def verbal(self, i: int) -> bool:
        """True for a verb, or a word made a predicate by a copula."""
        return self.tokens[i].upos in ("VERB", "AUX") or any(self.tokens[c].deprel == "cop" for c in self.children[i])

    def finite(self, i: int) -> bool:
        """True for a verb with a tense of its own: "fired", "fires", "has fired"; not "fire", "fired" after "has"."""
        token = self.tokens[i]
        if token.xpos in ("VBD", "VBZ", "VBP") or "VerbForm=Fin" in token.feats:
            return True
        return any(self.tokens[c].xpos in ("VBD", "VBZ", "VBP") for c in self.kids(i, "aux", "cop"))

    def has(self, i: int, xpos: str, feature: str) -> bool:
        """True if the word carries this Penn tag, or all features of this UD feature string."""
        token = self.tokens[i]
        if token.xpos:
            return token.xpos == xpos
        return all(part in token.feats.split("|") for part in feature.split("|"))

    def plural(self, i: int) -> bool:
        """True for a noun in the plural."""
        return self.tokens[i].upos in NOMINAL and any(self.has(i, xpos, "Number=Plur") for xpos in ("NNS", "NNPS"))

    def clause_head(self, i: int) -> int:
        """The head of the clause that a word stands in."""
        if self.opens_clause(i):
            return i
        for word in self.up(i):
            if self.opens_clause(word):
                return word
        return i

    def clause(self, head: int, keep: int) -> set[int]:
        """The words of a clause without the clauses inside it, save those that hold the word `keep`."""
        out, todo = set(), [head]
        inside = {keep, *self.up(keep)}
        while todo:
            word = todo.pop()
            if word in out:
                continue
            out.add(word)
            todo.extend(c for c in self.children[word] if c in inside or not self.opens_clause(c))
        return out

    def kids(self, i: int, *relations: str) -> list[int]:
        """The children with one of these relations (subtypes included)."""
        rels = self.rels
        return [c for c in self.children[i] if rels[c] in relations]

    def lemma(self, i: int) -> str:
        """The word's lemma in lower case."""
        return self.lemmas[i]

    def words(self, indices: Sequence[int]) -> Span:
        """The stretch of the document from the first of these words to the last."""
        return Span(min(self.tokens[i].start for i in indices), max(self.tokens[i].end for i in indices))

    def covering(self, span: Span | None) -> set[int]:
        """The words that overlap a stretch of the document."""
        if span is None:
            return set()
        starts, ends = self._edges
        return set(range(bisect_right(ends, span.start), bisect_left(starts, span.end)))

    def hung_by(self, span: Span) -> list[int]:
        """The words by which a stretch of the document hangs in the tree, in reading order; all of its words in a damaged parse."""
        inside = self.covering(span)
        return sorted(i for i in inside if self.tokens[i].head not in inside) or sorted(inside)


@remembered(256)  # the stages ask for the same sentences' trees in turn
def tree_of(tokens: tuple[Token, ...]) -> Tree:
    """The tree of a sentence's tokens, made once and shared."""
    return Tree(tokens)
