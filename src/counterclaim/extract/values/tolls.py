"""Numbers that a toll rises to: "the death toll reached 87", "losses of 64", "the number of wounded is 40"."""

from __future__ import annotations

from counterclaim.extract.values.groups import has
from counterclaim.syntax import Tree

_NUMBER = ("number", "count", "total", "figure", "tally")
#: Verbs that give a bare figure, and words beside it that do not say of what.
_GIVEN = frozenset({"put", "place", "give", "set", "revise", "lower", "raise", "reduce"})
#: Verbs of saying whose object may be a bare number, and those that give one behind a preposition.
_SAYS = frozenset(
    {"say", "claim", "report", "count", "give", "estimate", "insist", "admit", "acknowledge", "announce", "confirm"}
)
_SPEAKS = frozenset({"speak", "talk"})
_OTHER = frozenset({"high", "low", "different", "new", "similar", "own", "preliminary", "official", "final"})
_DEADLY = frozenset({"attack", "blast", "bombing", "explosion", "massacre", "shelling"})
#: How many clauses up a toll may stand from its number ("… to 70, up from 50").
_UP = 3


def toll_word(tree: Tree, word: int) -> str | None:
    """The kind that a noun of tolls gives: "toll", "losses", "the number of wounded"; None if it is none."""
    lemma, raw = tree.lemma(word), tree.tokens[word].text.casefold()
    if lemma not in _NUMBER:
        return _kind(lemma, raw)
    for child in tree.kids(word, "nmod", "acl", "compound", "amod"):
        for inner in (child, *tree.kids(child, "acl", "amod", "nmod")):
            kind = _kind(tree.lemma(inner), tree.tokens[inner].text.casefold())
            if kind is not None:
                return kind
    return "killed" if bare_figure(tree, word) else None


def bare_figure(tree: Tree, word: int) -> bool:
    """ "Put the figure at 92", "gave a figure of 20": a number that says nothing of what it counts; the text before does."""
    head = tree.head(word)
    if tree.lemma(word) not in _NUMBER or tree.rel(word) != "obj" or head is None or tree.lemma(head) not in _GIVEN:
        return False
    if any(tree.lemma(c) in ("no", "any") for c in tree.kids(word, "det")):
        return False
    told = [c for c in tree.kids(word, "nmod", "acl", "compound", "amod") if tree.tokens[c].upos != "NUM"]
    return all(tree.lemma(c) in _OTHER for c in told)


def stated(tree: Tree, word: int) -> bool:
    """ "The army said three", "residents spoke of at least 50", "it was six": a number that is all that is said."""
    head = tree.head(word)
    beside = [c for c in tree.kids(word, "nmod", "acl", "obl") if tree.lemma(c) not in ("least", "most")]
    if tree.tokens[word].upos != "NUM" or head is None or beside:
        return False
    if tree.kids(word, "cop"):
        it = all(tree.lemma(w) == "it" for w in tree.kids(word, "nsubj"))
        return it and tree.rel(word) == "ccomp" and tree.lemma(head) in _SAYS and bool(tree.kids(word, "nsubj"))
    if tree.lemma(head) in _SPEAKS:
        return word > head and tree.low[head + 1] == "of" and tree.rel(word) in ("obl", "obj", "nmod")
    cases = [c for c in tree.kids(word, "case") if tree.lemma(c) != "at"]
    return tree.rel(word) in ("obj", "ccomp") and word > head and tree.lemma(head) in _SAYS and not cases


def _kind(lemma: str, raw: str) -> str | None:
    if has("toll", lemma) or has("toll", raw):
        return "killed"
    if has("toll_wounded", lemma) or has("toll_wounded", raw):
        return "wounded"
    return next((kind for kind in ("killed", "wounded", "displaced", "missing") if has(f"{kind}_object", lemma)), None)


def toll_reading(tree: Tree, node: int) -> tuple[str, int] | None:
    """The kind of a number that a toll is said to be, and the word for the toll; None where it is no toll's."""
    found = _toll(tree, node)
    if found is not None and has("toll_wounded", tree.tokens[node].text.casefold()):
        return "wounded", found[1]  # "put its losses at two wounded"
    return found


def _toll(tree: Tree, node: int) -> tuple[str, int] | None:
    head, rel = tree.head(node), tree.rel(node)
    if rel in ("nsubj", "conj", "advcl", "acl"):
        return _share_of(tree, node, head) if rel == "nsubj" else None
    if rel == "obj" and head is not None and tree.lemma(head) == "include":
        kinds = [(kind, word) for word in tree.kids(head, "nsubj") if (kind := toll_word(tree, word)) is not None]
        return kinds[0] if kinds else None
    case = {tree.lemma(c) for c in tree.kids(node, "case")}
    if (
        head is not None
        and rel in ("nmod", "appos", "nummod", "obl", "dep")
        and tree.tokens[head].upos != "VERB"
        and not case - {"of", "at", "to", "over", *(("from",) if tree.tokens[node].upos == "NUM" else ())}
    ):
        above = tree.head(head)
        kind = toll_word(tree, head) or (_total(tree, above, head) if above is not None else None)
        if kind is not None and tree.lemma(head) != "victim":
            return kind, head
        if (
            tree.tokens[head].upos == "NUM"
            and case == {"to"}
            and {tree.lemma(c) for c in tree.kids(head, "case")} == {"from"}
        ):
            return _of_clause(tree, tree.head(head), head)  # "revised from 60 to 45"
    return _of_clause(tree, node if tree.kids(node, "cop") else head, node)


def _of_clause(tree: Tree, verb: int | None, node: int) -> tuple[str, int] | None:
    for _ in range(_UP):
        if verb is None:
            return None
        if verb == node or has("toll_verb", tree.lemma(verb)):
            for word in tree.kids(verb, "nsubj", "obj"):
                if word != node and (kind := toll_word(tree, word) or _total(tree, verb, word)) is not None:
                    return kind, word
            if tree.lemma(verb) in ("rise", "climb") and (act := _deadly(tree, verb, node)) is not None:
                return "killed", act
            above = tree.head(verb)
            if (
                above is not None
                and tree.rel(verb) in ("parataxis", "acl", "appos", "dep")
                and (kind := toll_word(tree, above)) is not None
            ):
                return kind, above
        if tree.rel(verb) not in ("advmod", "advcl", "xcomp", "conj", "acl"):
            return None
        verb = tree.head(verb)
    return None


def _deadly(tree: Tree, verb: int, node: int) -> int | None:
    """ "The attack on a convoy has risen to 70": the toll is left out."""
    if {tree.lemma(c) for c in tree.kids(node, "case")} != {"to"}:
        return None
    return next((w for w in tree.kids(verb, "nsubj") if tree.lemma(w) in _DEADLY), None)


def _total(tree: Tree, verb: int, word: int) -> str | None:
    """ "… were killed, bringing the total to 341": the clause above says of what."""
    above = tree.head(verb)
    if above is None or tree.lemma(word) not in _NUMBER or tree.rel(verb) not in ("advcl", "acl", "conj", "parataxis"):
        return None
    lemma = tree.lemma(above)
    return next(
        (kind for kind in ("killed", "wounded") if has(f"{kind}_object", lemma) or has(f"{kind}_subject", lemma)), None
    )


def _share_of(tree: Tree, node: int, verb: int | None) -> tuple[str, int] | None:
    """ "Of the dead, 19 belonged to the army"."""
    if verb is None:
        return None
    for word in tree.kids(verb, "obl", "nmod"):
        if (
            word < node
            and "of" in {tree.lemma(c) for c in tree.kids(word, "case")}
            and (kind := toll_word(tree, word)) is not None
        ):
            return kind, word
    return None


def exceeded(tree: Tree, node: int) -> bool:
    """ "The toll passes 240": more than the number."""
    head = tree.head(node)
    return head is not None and tree.rel(node) == "obj" and has("exceed_verb", tree.lemma(head))
