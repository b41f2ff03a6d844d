"""Context: what a text names beside the acts it reports. Wars, agreements, ceasefires, forces sent, and comparisons with them.

None of it is ever counted among the acts of the day: records stand beside the claims, and name the claims that rest on the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.context.compared import compared
from counterclaim.context.merge import ContextEntry, entries
from counterclaim.context.reading import namings
from counterclaim.context.scene import Article, article_of, scene_of
from counterclaim.context.together import together
from counterclaim.context.voice import Asked, voiced
from counterclaim.context.words import listed
from counterclaim.records import Claim, ContextRecord, Document, Sentence
from counterclaim.syntax import tree_of

__all__ = ["ContextEntry", "entries", "read_context"]

#: Lists of words without one of which a sentence names nothing and compares nothing.
_SIGNS = (
    "war",
    "invasion",
    "agreement",
    "ceasefire",
    "peacekeepers",
    "deaths",
    "size",
    "severity",
    "intensity",
    "number",
)
_MORE = frozenset({"since", "ever", "first", "fire", "fires", "cessation", "most", "cease"})


def read_context(doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[ContextRecord, ...]:
    """The context that a document names, in text order. `claims` are its claims, resolved. Pure."""
    article = article_of(doc, sentences, claims)
    scenes = [scene_of(article, si) for si in range(len(sentences)) if _worth(article, si)]
    found = [naming for scene in scenes for naming in namings(scene)]
    told = voiced(article, [Asked(one.record, one.word) for one in found])
    things = together([replace(one, record=record) for one, record in zip(found, told, strict=True)])
    ranked = [record for scene in scenes for record in compared(scene, things)]
    judged = voiced(article, [Asked(one, one.comparison.rank) for one in ranked if one.comparison])
    return tuple(sorted((*things, *judged), key=lambda record: (record.mentions[0].start, record.kind, record.id)))


def _worth(article: Article, si: int) -> bool:
    """True for a sentence that may name something: the others need no second look."""
    if any(claim.event.type in ("deployment", "peacekeeping") for claim in article.claims[si]):
        return True
    tree = tree_of(article.sentences[si].tokens)
    return not (_signs().isdisjoint(tree.lemmas) and _signs().isdisjoint(tree.low))


@cache
def _signs() -> frozenset[str]:
    return frozenset().union(_MORE, *(listed(name) for name in _SIGNS))
