"""Rows of a mention and a side that it may belong to, one entry a column. Nothing asks which side it is.

A second look adds what the first came to: for the mention, for those that are like it, for the others in its claim and beside it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.resolve.whose.both import BOTH
from counterclaim.resolve.whose.mentions import MENTION
from counterclaim.resolve.whose.said import ROLES, Said, Telling
from counterclaim.resolve.whose.sides import SIDE

Numbers = npt.NDArray[np.float64]

_NONE = np.zeros(0, np.int64)

FIRST = (*MENTION, *SIDE, *BOTH)
SECOND = (
    *FIRST,
    *("first chance", "the likeliest", "chance of the likeliest"),
    *("like heads", "like words", "these words in other claims"),
    *(f"chance of the claim's {role}" for role in ROLES),
    *("the mention before", "the mention after"),
)


def rows(t: Telling, asked: Sequence[Said]) -> Numbers:
    """One row for each mention and each side of the text, mention by mention; NaN where it cannot be told."""
    count = len(t.sides)
    out = np.empty((len(asked), count, len(FIRST)))
    of_side = len(MENTION), len(MENTION) + len(SIDE)
    out[:, :, slice(*of_side)] = [[column(t, side) for column in SIDE.values()] for side in t.sides]
    for at, mention in enumerate(asked):
        out[at, :, : of_side[0]] = [column(t, mention) for column in MENTION.values()]
        out[at, :, of_side[1] :] = np.transpose([column(t, mention) for column in BOTH.values()])
    return out.reshape(-1, len(FIRST))


def second(t: Telling, asked: Sequence[int], first: Numbers, chances: Numbers) -> Numbers:
    """The rows with the columns of the second look. `asked` are numbers of mentions, `chances` those of every mention and side."""
    starts = np.array([one.mention.start for one in t.said])
    ends = np.array([one.mention.end for one in t.said])
    heads = _groups([one.head if one.means else "" for one in t.said])
    words = _groups([one.folded if one.means else () for one in t.said])
    spans = _groups([(one.mention.start, one.mention.end) for one in t.said])
    claims = _groups([one.claim for one in t.said])
    roles = np.array([one.role for one in t.said])
    out = np.full((len(asked), len(t.sides), len(SECOND) - len(FIRST)), np.nan)
    for row, number in enumerate(asked):
        one, mine = t.said[number], chances[number]
        out[row, :, 0], out[row, :, 1], out[row, :, 2] = mine, mine == mine.max(), mine.max()
        elsewhere = (starts != starts[number]) | (ends != ends[number])
        for column, group in ((3, heads.get(one.head)), (4, words.get(one.folded))):
            others = group[elsewhere[group]] if group is not None and one.means else _NONE
            if others.size:
                out[row, :, column] = chances[others].mean(0)
        same = spans[one.mention.start, one.mention.end]
        same = same[same != number]
        if same.size:
            out[row, :, 5] = chances[same].mean(0)
        claim = claims[one.claim]
        for role in range(len(ROLES)):
            others = claim[(roles[claim] == role) & (claim != number)]
            if others.size:
                out[row, :, 6 + role] = chances[others].max(0)
        before, after = ends <= starts[number], starts >= ends[number]
        if before.any():
            out[row, :, 10] = chances[np.where(before, ends, -1).argmax()]
        if after.any():
            out[row, :, 11] = chances[np.where(after, starts, np.iinfo(np.int64).max).argmin()]
    return np.hstack([first, out.reshape(len(asked) * len(t.sides), -1)])


def _groups(keys: Sequence[Hashable]) -> dict[Hashable, npt.NDArray[np.int64]]:
    """Where each key stands; the empty ones are alike to nothing."""
    out: dict[Hashable, list[int]] = {}
    for number, key in enumerate(keys):
        if key != "" and key != ():
            out.setdefault(key, []).append(number)
    return {key: np.array(numbers) for key, numbers in out.items()}
