"""Who says it: the subject of a verb of saying, also where a comma, an inversion or the parse has led it astray."""

from __future__ import annotations

from counterclaim.attribute.cue import force, listed
from counterclaim.clauses import agents, cases, subject
from counterclaim.syntax import Tree

_NOMINAL = ("NOUN", "PROPN", "PRON")
#: Words that a name may run over, read backwards from the verb: "the Norland Centre for Human Rights said".
_IN_NAME = ("NOUN", "PROPN", "ADJ", "NUM", "PART")
_STOPS = frozenset({",", '"', "“", "”", ";", "'", "’’", "``", "''", ":", "—", "–", "("})


def speaker(tree: Tree, verb: int) -> int | None:
    """The head word of who says it, None where nobody does."""
    own = tree.kids(verb, "nsubj")
    if own:
        return issuer(tree, min(own, key=lambda word: abs(word - verb)))
    shared = _earlier(tree, verb)
    if shared is not None:
        return speaker(tree, shared)
    for found in (_before(tree, verb), _after(tree, verb), subject(tree, verb)):
        if found is not None:
            return issuer(tree, found)
    return None


def _earlier(tree: Tree, verb: int) -> int | None:
    """The verb of saying whose speaker goes on: "it had been hit, he said, adding that …"; "…, he said, and rejected …"."""
    participle = tree.tokens[verb].xpos == "VBG" and tree.rel(verb) in ("advcl", "acl", "xcomp", "conj", "parataxis")
    head = tree.head(verb)
    if participle and tree.rel(verb) != "conj":
        before = [w for w in range(verb) if _says(tree, w)]
        return before[-1] if before and (head is None or tree.rel(verb) != "acl" or before[-1] > head) else None
    if tree.rel(verb) == "conj" and head is not None and tree.rel(head) in ("ccomp", "parataxis"):
        above = tree.head(head)
        if above is not None and head < above < verb and _says(tree, above):
            return above
    return None


def _says(tree: Tree, word: int) -> bool:
    return tree.tokens[word].upos == "VERB" and force(tree.lemma(word)) is not None and bool(tree.kids(word, "nsubj"))


def _before(tree: Tree, verb: int) -> int | None:
    """The phrase between a comma and a closing "said" that the parse gave to another verb."""
    if tree.lemma(verb) not in listed("apart") or not _closing(tree, verb):
        return None
    start = verb
    while start > 0 and tree.tokens[start - 1].text not in _STOPS and verb - start < 12:
        start -= 1
    inside = range(start, verb)
    tops = [w for w in inside if tree.tokens[w].upos in _NOMINAL and not start <= tree.tokens[w].head < verb]
    verbs = any(tree.tokens[w].upos == "VERB" and tree.finite(w) for w in inside)
    return tops[0] if start > 0 and tops and not verbs else None


def _closing(tree: Tree, verb: int) -> bool:
    """True if only a few words follow: "…, the ministry said on Monday."."""
    rest = [t for t in tree.tokens[verb + 1 :] if t.upos not in ("PUNCT", "ADV")]
    return len(rest) <= 4 and not any(t.upos == "VERB" for t in rest)


def _after(tree: Tree, verb: int) -> int | None:
    """ "…, reads the statement": the speaker after the verb, taken for its object."""
    after = [w for w in tree.kids(verb, "obj", "obl") if w > verb and not tree.kids(w, "case")]
    said_before = any(w < verb for w in tree.kids(verb, "ccomp")) or tree.rel(verb) == "parataxis"
    return after[0] if after and said_before and tree.lemma(verb) in listed("apart") else None


def closing_name(tree: Tree, verb: int) -> int | None:
    """ "… hit the convoy the Norland Observatory said": the first word of the name before a closing verb, where no comma parts them."""
    at = verb - 1
    while at >= 0 and tree.tokens[at].upos in ("AUX", "ADV"):
        at -= 1
    end = at
    while at >= 0:
        token = tree.tokens[at]
        if token.upos == "DET":
            return at
        inner = token.upos == "ADP" and token.text.casefold() in ("of", "for") and at < end
        if token.upos == "PRON" and at == end:
            return at
        if token.upos not in _IN_NAME and not inner and not (token.upos == "CCONJ" and tree.tokens[at + 1].upos == "PROPN"):
            break
        at -= 1
    return at + 1 if at + 1 <= end else None


def issuer(tree: Tree, word: int) -> int:
    """ "Data cited by X", "a statement by X": X; anything else stands for itself."""
    if tree.lemma(word) not in listed("papers"):
        return word
    for child in sorted(tree.children[word]):
        if tree.rel(child) == "acl" and (by := agents(tree, child)):
            return by[0]
        named = tree.tokens[child].name != "O" or tree.lemma(child) not in listed("papers")
        if tree.rel(child) == "nmod" and cases(tree, child) & {"by", "from"} and named:
            return child
        if tree.rel(child) == "nmod" and "of" in cases(tree, child) and tree.tokens[child].name.endswith(("ORG", "PER")):
            return child
    return word
