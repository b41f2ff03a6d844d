"""The learned reader of events: which words name one, and of which type, weighed from words, tree and the rules' own reading.

It takes over from the rules where it measures better: it adds events that no rule knows, drops what the rules see and readers do not,
and settles types. Roles, places, counts and times of what it adds are read by the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.extract.reader.features import Passage, features, slots
from counterclaim.extract.reader.views import views_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.records import Document

if TYPE_CHECKING:
    from counterclaim.model.reader import Reader

__all__ = ["read_triggers"]


def read_triggers(doc: Document, found: Sequence[tuple[Scene, list[Trigger]]], reader: Reader) -> list[list[Trigger]]:
    """The triggers of each sentence, those of the rules weighed beside those that only the reader sees."""
    return [_read(view, reader) for view in views_of(doc, found)]


def _read(view: Passage, reader: Reader) -> list[Trigger]:
    trigger, kinds = reader.heads["trigger"], reader.heads["type"]
    out = []
    for i in view.candidates():
        told, vectors = features(view, i), [reader.vector(word) for word in slots(view, i)]
        chance = trigger.probability(told, vectors)
        state = "kept" if i in view.kept else "merged" if i in view.found else "new"
        if chance < trigger.limits[state]:
            continue
        kind, share = max(kinds.shares(told, vectors).items(), key=lambda pair: (pair[1], pair[0]))
        out.append(_made(view, i, chance, kind, share, kinds.limits["retype"]))
    return out


def _made(view: Passage, i: int, chance: float, kind: str, share: float, retype: float) -> Trigger:
    score = round(chance, 3)
    ruled = view.kept.get(i) or view.found.get(i)
    if ruled is None:
        return Trigger(i, i + 1, i, kind, "reader.trigger/1", score)
    if kind != ruled.type and share >= retype:
        return replace(ruled, type=kind, method="reader.type/1", score=score)
    return replace(ruled, score=score)
