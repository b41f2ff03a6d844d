"""Mentions → events: within each story, by the mean odds over all pairs across two groups. The order of the input plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp

import numpy as np

from counterclaim.link.mentions.collection import Collection, told_by
from counterclaim.link.mentions.findings import Finder
from counterclaim.link.mentions.linkage import Chances, by_mean
from counterclaim.link.mentions.mention import Mention
from counterclaim.link.mentions.weigh import Weights, compare, weights


def group(
    mentions: Sequence[Mention], collection: Collection, stories: Mapping[str, int], table: Weights | None = None
) -> dict[str, str]:
    """Mention → event, named by the least of its mentions; mentions of different stories are never one event.

    `stories` says which story each document tells (`Collection.stories`). Raises `ResourceError` without the shipped data.
    """
    table = table or weights()
    told: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.id):
        told[stories[mention.doc]].append(mention)
    least = 1 / (1 + exp(-table.threshold))
    return {
        rows[i].id: rows[members[0]].id
        for _, rows in sorted(told.items())
        for members in by_mean(chances(rows, collection, table), least)
        for i in members
    }


def chances(rows: Sequence[Mention], collection: Collection, table: Weights) -> Chances:
    """For each two mentions of a story the chance that they tell one event, 0 to 1, as the weights have it."""
    finder = Finder(collection, told_by((one.doc, one.lemma) for one in rows))
    out = np.zeros((len(rows), len(rows)))
    for i, j in combinations(range(len(rows)), 2):
        total = max(-30.0, min(30.0, compare(rows[i], rows[j], finder, table).total))
        out[i, j] = out[j, i] = round(1 / (1 + exp(-total)), 9)
    return out
