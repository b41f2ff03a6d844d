"""Walking a parsed sentence: children, clauses, and the predicates that a word's modality hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.records import Span, Token

#: Relations that open a clause of its own.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "root"})
NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")


class Tree:
    """One sentence's dependency tree. Safe on damaged parses: a cycle or a head out of range ends a walk."""

    __slots__ = ("children", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if 0 <= token.head < len(tokens) and token.head != i:
                self.children[token.head].append(i)

    def head(self, i: int) -> int | None:
        """The head's index, None at the root or where the parse is damaged."""
        head = self.tokens[i].head
        return head if 0 <= head < len(self.tokens) and head != i else None

    def up(self, i: int) -> Iterator[int]:
        """The ancestors of a word, nearest first."""
        seen = {i}
        head = self.head(i)
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self.head(head)

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
        return self.tokens[i].deprel.partition(":")[0]

    def opens_clause(self, i: int) -> bool:
        """True if the word heads a clause of its own, a conjoined one included."""
        if self.rel(i) in CLAUSES:
            return True
        return self.rel(i) == "conj" and self.verbal(i)

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
        return [c for c in self.children[i] if self.rel(c) in relations]

    def lemma(self, i: int) -> str:
        """The word's lemma in lower case."""
        return self.tokens[i].lemma.casefold()

    def words(self, indices: Sequence[int]) -> Span:
        """The stretch of the document from the first of these words to the last."""
        return Span(min(self.tokens[i].start for i in indices), max(self.tokens[i].end for i in indices))

    def covering(self, span: Span | None) -> set[int]:
        """The words that overlap a stretch of the document."""
        if span is None:
            return set()
        return {i for i, token in enumerate(self.tokens) if token.start < span.end and span.start < token.end}

    def hung_by(self, span: Span) -> list[int]:
        """The words by which a stretch of the document hangs in the tree, in reading order; all of its words in a damaged parse."""
        inside = self.covering(span)
        return sorted(i for i in inside if self.tokens[i].head not in inside) or sorted(inside)
