"""Speakers whom no mark parts from what is said: "… hit the convoy the Norland Observatory said."."""

from __future__ import annotations

from counterclaim.attribute.kinds import listed_kind
from counterclaim.syntax import Tree

#: Words that a name may run over, read backwards from the verb: "the Norland Centre for Human Rights said".
_IN_NAME = ("NOUN", "PROPN", "ADJ", "NUM", "PART")


def unmarked_name(tree: Tree, verb: int) -> int | None:
    """ "… hit the convoy the Norland Observatory said.": the first word of the name before a closing verb, where no comma parts them."""
    if (known := _by_tree(tree, verb)) is not None:
        return known
    rest = [t for t in tree.tokens[verb + 1 :] if t.upos not in ("PUNCT", "ADV")]
    if len(rest) > 4 or any(t.upos == "VERB" for t in rest):
        return None
    if rest and rest[0].name.endswith("PER") and tree.lemma(verb) != "tell":
        return verb  # "… hit the land of the rebels said Brell."
    at = last = verb - 1
    while at >= 0:
        token = tree.tokens[at]
        if token.upos in ("DET", "PRON"):
            return at if token.upos == "DET" or at == last else at + 1
        inner = at < last and _ties(tree, at)
        if token.upos not in _IN_NAME and not inner:
            break
        at -= 1
    return at + 1 if 0 < at + 1 <= last else None


def _by_tree(tree: Tree, verb: int) -> int | None:
    """Where the tree has the speaker, right before the verb or behind it ("… in the north said the Observatory."), and no mark before."""
    for subject in tree.kids(verb, "nsubj")[:1]:
        name = sorted(tree.under(subject))
        first, last = min(name[0], verb), name[-1]
        whole = last - name[0] == len(name) - 1
        parted = first == 0 or tree.tokens[first - 1].upos in ("PUNCT", "SCONJ")
        if whole and not parted and tree.tokens[subject].upos in ("NOUN", "PROPN"):
            if subject > verb and tree.lemma(verb) != "tell" and tree.tokens[verb - 1].upos != "PRON":
                return verb
            if subject < verb and all(tree.tokens[w].upos in ("AUX", "ADV") for w in range(last + 1, verb)):
                return first
    return None


def _ties(tree: Tree, word: int) -> bool:
    """ "Centre [of] Aid", "a source [at] the port", "Karl [and] Sons"."""
    token, before = tree.tokens[word], tree.tokens[word - 1]
    if token.upos == "CCONJ":
        return {before.upos, tree.tokens[word + 1].upos} == {"PROPN"}
    of = token.text.casefold() in ("of", "for")
    return token.upos == "ADP" and (of or (before.upos == "NOUN" and listed_kind(before.lemma.casefold()) is not None))


def name_end(tree: Tree, verb: int) -> int:
    """One past the last word of the name before a verb: "the ministry [has] said"."""
    while verb > 0 and tree.tokens[verb - 1].upos in ("AUX", "ADV"):
        verb -= 1
    return verb
