"""All the cues of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.attribute.adjuncts import according, by_account, headline, is_account, signed
from counterclaim.attribute.cue import Cue, listed
from counterclaim.attribute.nouns import noun_cues
from counterclaim.attribute.quoting import with_reference
from counterclaim.attribute.verbs import verb_cues
from counterclaim.syntax import Tree


def find_cues(tree: Tree) -> list[Cue]:
    """The cues of a sentence, the innermost first; one that leads on to a quotation elsewhere has an empty scope.

    Somebody quoted through another comes before the other; else the narrower scope lies within the wider.
    """
    leads = bool(tree.tokens) and tree.tokens[-1].text == ":"
    found = [cue for i in range(len(tree.tokens)) for cue in _at(tree, i) if cue.scope or leads]
    return sorted(found, key=lambda c: (not c.passes_on, len(c.scope), c.word))


def _at(tree: Tree, i: int) -> Iterator[Cue]:
    token, lemma = tree.tokens[i], tree.lemma(i)
    if lemma in ("accord", "according"):
        yield from according(tree, i)
    elif token.upos in ("VERB", "AUX"):
        yield from verb_cues(tree, i)
    elif lemma == "reference":
        yield from with_reference(tree, i)
    elif is_account(tree, i):
        yield from by_account(tree, i)
    if token.upos == "NOUN" and lemma in listed("nouns"):
        yield from noun_cues(tree, i)
    if token.text == ":" and i + 1 < len(tree.tokens):
        yield from headline(tree, i)
    if token.text in ("—", "–", "―", "--"):
        yield from signed(tree, i)
