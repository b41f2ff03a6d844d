"""Rival tolls: "Boko Haram put the figure at 92", "the army said three" count again what the text counted before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values.hits import CountHit
from counterclaim.extract.values.tolls import bare_figure, stated

#: Kinds of count that a figure may take up.
_TOLLS = frozenset({"killed", "wounded", "missing", "captured", "displaced", "detained"})
#: A toll stays in mind for so many sentences.
KEPT = 3


def last_toll(scenes: Iterable[Scene]) -> str | None:
    """The kind of the last toll of some sentences."""
    return _last(hit for scene in scenes for hit in scene.counts)


def _last(hits: Iterable[CountHit]) -> str | None:
    kinds = [hit.count.kind for hit in hits if hit.count.kind in _TOLLS]
    return kinds[-1] if kinds else None


def of_known_toll(scene: Scene, before: str | None) -> Scene:
    """The sentence with its bare figures counting what was counted last; where nothing was, they count nobody."""
    if not any(bare(scene, hit) for hit in scene.counts):
        return scene
    counts: list[CountHit] = []
    for hit in scene.counts:
        if bare(scene, hit):
            kind = _last(counts) or before
            if kind is None:
                continue
            hit = replace(hit, count=replace(hit.count, kind=kind))
        counts.append(hit)
    return replace(scene, counts=tuple(counts))


def figure(scene: Scene, i: int) -> Trigger | None:
    """The bare figure as the trigger of a toll."""
    if any(hit.kind_from == i and bare(scene, hit) for hit in scene.counts):
        return Trigger(i, i + 1, i, "casualties", "en.extract.figure/1", 0.75, True)
    return None


def bare(scene: Scene, hit: CountHit) -> bool:
    """True for a count whose figure does not say what it counts."""
    word = hit.kind_from
    return word is not None and (bare_figure(scene.tree, word) or stated(scene.tree, word))
