"""The weight of each comparison, and their sum: the logarithm of the odds that two mentions tell one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from counterclaim.link.across.weigh import Comparison
from counterclaim.link.mentions.findings import COLUMNS, Story
from counterclaim.link.mentions.space import Space
from counterclaim.records import Part
from counterclaim.trees import Arrays, Trees, shipped, trees_of


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned from stories whose events are known. `least`: mean chance from which on two groups are one event, 0 to 1."""

    trees: Trees
    space: Space
    least: float


@cache
def weights() -> Weights:
    """The shipped weights; raises `ResourceError` where the file is missing or damaged."""
    return shipped("counterclaim.link.mentions", {"names": [column.name for column in COLUMNS]}, _made)


def _made(data: Arrays) -> Weights:
    return Weights(trees_of(data), data["space"].astype(np.float32), float(data["least"]))


def compare(story: Story, i: int, j: int, table: Weights) -> Comparison:
    """The parts in a fixed order, where they start first. Symmetric: swapping the two swaps the values and keeps the weights."""
    left, right = story.mentions[i], story.mentions[j]
    start, moved = table.trees.parts(np.array(story.row(i, j)))
    parts = (
        Part(one.name, round(float(weight), 4), one.shown(left), one.shown(right))
        for one, weight in zip(COLUMNS, moved, strict=True)
    )
    return Comparison((Part("any two mentions of one story", round(start, 4), left.lemma, right.lemma), *parts))
