"""The verb that a number goes with where the parse hung it elsewhere, and the verbs that share it."""

from __future__ import annotations

from counterclaim.extract.values.groups import has
from counterclaim.extract.values.verbs import KINDS, WORDED
from counterclaim.syntax import Tree

#: Prepositions that begin a bound ("over 130", "up to 20").
_BOUND = frozenset({"over", "up", "under", "above"})


def of_places(tree: Tree, node: int, place: int) -> int | None:
    """The verb of "killed two in Eastport and *three* in Westport", where the number was taken for one with the place."""
    verb = tree.head(place)
    if verb is None or tree.tokens[node].upos != "NUM" or not tree.kids(place, "case"):
        return None
    return verb if any(tree.tokens[w].upos == "NUM" for w in tree.kids(verb, "obj")) else None


def later_verb(tree: Tree, node: int, head: int) -> int | None:
    """ "Six died and 11 were injured" with 11 hung on "died": the verb right after it is its own."""
    if node < head or not tree.verbal(head):
        return None
    for word in range(node + 1, min(node + 4, len(tree.tokens))):
        if tree.tokens[word].upos == "VERB":
            mine = tree.rel(word) == "conj" and tree.head(word) == head and not tree.kids(word, "nsubj")
            return word if mine else None
        if tree.tokens[word].upos != "AUX":
            return None
    return None


def sharing_object(tree: Tree, verb: int) -> list[int]:
    """Verbs that share an object said once: "killed or wounded dozens"."""
    above = tree.head(verb)
    if tree.rel(verb) == "conj" and above is not None and not tree.kids(above, "obj") and verb - above == 2:
        return [above]
    return [c for c in tree.kids(verb, "conj") if c - verb == 2 and not tree.kids(c, "obj")]


def loose_subject(tree: Tree, node: int, head: int) -> bool:
    """A bare number before its participle that the parse takes for an adverb: "over 40 are injured"."""
    if (
        tree.rel(node) not in ("obl", "advmod", "nmod", "dep")
        or node > head
        or tree.tokens[node].upos not in ("NUM", "NOUN", "ADJ", "ADV")
    ):
        return False
    if any(tree.lemma(c) not in _BOUND for c in tree.kids(node, "case")) and tree.lemma(node) != "excess":
        return False
    taken = tree.kids(head, "nsubj")
    return not taken and any(
        has(f"{kind}_object", tree.lemma(head)) or has(f"{kind}_word", tree.tokens[head].text.casefold())
        for kind in WORDED
    )


def loose_object(tree: Tree, node: int, head: int) -> bool:
    """A number after its verb that the parse takes for an adverb because of its bound: "killed at least 12 soldiers"."""
    bare = not any(tree.lemma(c) not in _BOUND for c in tree.kids(node, "case"))
    return (
        tree.rel(node) == "obl"
        and node > head
        and bare
        and tree.tokens[node].upos in ("NUM", "NOUN")
        and not tree.kids(head, "obj")
    )


def in_headline(tree: Tree, verb: int) -> bool:
    """ "31 soldiers killed in clashes": a participle without auxiliary or object, in a headline."""
    if tree.tokens[verb].xpos not in ("VBN", "VBD") or tree.kids(verb, "obj"):
        return False
    return any(has(f"{kind}_object", tree.lemma(verb)) for kind in KINDS)


def sharing_subject(tree: Tree, verb: int) -> list[int]:
    """The verb and the conjuncts that share its subject: "were killed and wounded"; not "killed and dozens hurt"."""
    out = [verb]
    for word in tree.kids(verb, "conj"):
        between = range(verb + 1, word)
        numbered = any(
            tree.tokens[i].upos in ("NUM", "NOUN", "PROPN", "PRON") or has("vague", tree.tokens[i].text.casefold())
            for i in between
        )
        if not numbered and not tree.kids(word, "nsubj", "obj"):
            out.append(word)
    return out
