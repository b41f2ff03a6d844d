"""Mentions → events: within each story, by the mean chance over all pairs across two groups. The order of the input plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from counterclaim.link.mentions.collection import Collection
from counterclaim.link.mentions.findings import Story
from counterclaim.link.mentions.linkage import Chances, by_mean
from counterclaim.link.mentions.mention import Mention
from counterclaim.link.mentions.weigh import Weights, weights


def group(
    mentions: Sequence[Mention], collection: Collection, stories: Mapping[str, int], table: Weights | None = None
) -> dict[str, str]:
    """Mention → event, named by the least of its mentions; mentions of different stories are never one event.

    `stories` says which story each document tells (`Collection.stories`). Raises `ResourceError` without the shipped data.
    """
    table = table or weights()
    told: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        told[stories[mention.doc]].append(mention)
    out: dict[str, str] = {}
    for _, rows in sorted(told.items()):
        story = Story(rows, collection, table.space)
        for members in by_mean(chances(story, table), table.least):
            out |= {story.mentions[i].id: story.mentions[members[0]].id for i in members}
    return out


def chances(story: Story, table: Weights) -> Chances:
    """For each two mentions of a story the chance that they tell one event, 0 to 1, as the weights have it."""
    size = len(story.mentions)
    out = np.zeros((size, size))
    out[np.triu_indices(size, 1)] = np.round(1 / (1 + np.exp(-table.trees.sums(story.table()))), 9)
    return out + out.T
