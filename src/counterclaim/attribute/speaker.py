"""Who says it: the subject of a verb of saying, also where a comma, an inversion or the parse has led it astray."""

from __future__ import annotations

from counterclaim.attribute.coreference import described
from counterclaim.attribute.cue import force, listed
from counterclaim.attribute.kinds import KINDS as SOURCE_KINDS
from counterclaim.clauses import agents, cases, passive, subject
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree


def speaker(tree: Tree, verb: int) -> int | None:
    """The head word of who says it, None where nobody does."""
    own = tree.kids(verb, "nsubj")
    if own:
        return issuer(tree, _named_first(tree, own, verb))
    empty = [c for c in tree.kids(verb, "expl") if c == verb - 1 and tree.lemma(c) == "it"]
    if empty and not passive(tree, verb):  # "It denied that …": no empty word, whatever the parse says
        return empty[0]
    shared = _earlier(tree, verb)
    if shared is not None:
        return speaker(tree, shared)
    for found in (_lent(tree, verb), _after(tree, verb), subject(tree, verb)):
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
    if tree.rel(verb) == "conj" and head is not None and not _says(tree, head):
        between = [w for w in range(head + 1, verb) if _says(tree, w)]
        return between[-1] if between else next((w for w in tree.up(head) if w < verb and _says(tree, w)), None)
    return None


def _says(tree: Tree, word: int) -> bool:
    return tree.tokens[word].upos == "VERB" and force(tree.lemma(word)) is not None and bool(tree.kids(word, "nsubj"))


def _named_first(tree: Tree, own: list[int], verb: int) -> int:
    """The nearest subject; of "The Observatory a monitoring group said", two for want of a comma, the name."""
    nearest = min(own, key=lambda word: abs(word - verb))
    first = min(tree.under(nearest))
    names = [
        w
        for w in own
        if w < nearest and max(tree.under(w)) == first - 1 and tree.tokens[w].name.endswith(("ORG", "PER"))
    ]
    return names[-1] if names and tree.lemma(first) in ("a", "an") else nearest


def _lent(tree: Tree, verb: int) -> int | None:
    """ "It said the minister claimed that …": a subject just before the verb that the parse gave to the verb above."""
    head = tree.head(verb)
    lent = [c for c in tree.kids(head, "nsubj") if head < c < verb] if head is not None else []
    return lent[-1] if lent and tree.rel(verb) == "ccomp" else None


def _after(tree: Tree, verb: int) -> int | None:
    """ "…, reads the statement": the speaker after the verb, taken for its object."""
    after = [w for w in tree.kids(verb, "obj", "obl") if w > verb and not tree.kids(w, "case")]
    said_before = any(w < verb for w in tree.kids(verb, "ccomp")) or tree.rel(verb) == "parataxis"
    return after[0] if after and said_before and tree.lemma(verb) in listed("apart") else None


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
        if (
            tree.rel(child) == "nmod"
            and "of" in cases(tree, child)
            and tree.tokens[child].name.endswith(("ORG", "PER"))
        ):
            return child
    head = tree.head(word)
    if head is not None and tree.rel(word) == "obj" and tree.lemma(head) in ("release", "issue", "publish", "post"):
        return subject(tree, head) or word  # "the army released footage showing …"
    return word


def may_speak(tree: Tree, who: int) -> bool:
    """True for a name, a pronoun, a paper, or a noun that some kind of source is called by; "three strikes" say nothing."""
    token, lemma = tree.tokens[who], tree.lemma(who)
    if token.name != "O" or token.upos in ("PROPN", "PRON", "DET") or lemma in listed("papers") | listed("nouns"):
        return True
    table = words("en", "sources")
    return any(lemma in table[name] for name in (*SOURCE_KINDS, "humans", "definite", "offices")) or bool(
        described(lemma)
    )
