"""Where a claim's event stands in what the network read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from counterclaim.extract.reader import Opinion
from counterclaim.extract.scene import Scene
from counterclaim.model.reader import Floats, Reader
from counterclaim.records import Claim


@dataclass(frozen=True, slots=True)
class Here:
    """An event's word in its window: the sentence's number and scene, and the network's scores for it.

    `at` are the window's words as (sentence, word), `own` the places there of the event's sentence; `pairs` (roles + 1, 1 + words of the
    window); `whole` the answers' scores.
    """

    reader: Reader
    scenes: dict[int, Scene]
    number: int
    head: int
    at: tuple[tuple[int, int], ...]
    own: range
    pairs: Floats
    whole: Floats

    @property
    def scene(self) -> Scene:
        """The sentence that tells the event."""
        return self.scenes[self.number]


def located(opinion: Opinion, claim: Claim) -> Here | None:
    """None where the network was not asked: a word beyond its longest sentence, in a repeated headline, or one that it takes for no event."""
    number = bisect_right(opinion.found, claim.event.trigger.start, key=lambda row: row[0].sentence.start) - 1
    if number < 0:
        return None
    scene, triggers = opinion.found[number]
    said = claim.event.trigger.span
    top = sorted(scene.tree.covering(said) & {t.head for t in triggers}) or scene.tree.hung_by(said)
    found = opinion.where.get((number, top[0])) if top else None
    if found is None:
        return None
    window, word = found
    scores, at = opinion.scores[window], opinion.windows[window].at
    row = np.flatnonzero(scores.asked == word)
    if not len(row):
        return None
    own = range(bisect_left(at, (number, 0)), bisect_left(at, (number + 1, 0)))
    scenes = {n: opinion.found[n][0] for n in range(at[0][0], at[-1][0] + 1)}
    return Here(opinion.reader, scenes, number, top[0], at, own, scores.pairs[:, row[0]], scores.whole[word])


def squashed(scores: Floats) -> Floats:
    """Scores to chances, each by itself."""
    out: Floats = (1 / (1 + np.exp(-np.minimum(np.maximum(scores, -30), 30)))).astype(np.float32)
    return out


def shares(scores: Floats) -> Floats:
    """Scores to chances that sum to 1."""
    powers = np.exp(scores - scores.max())
    out: Floats = powers / powers.sum()
    return out
