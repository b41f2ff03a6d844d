"""From scores to trees and names.

Most sentences' best heads form a tree as they are; where they do not, the maximum spanning tree is found (Chu and Liu
1965, Edmonds 1967), in O(n²) array steps per cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_NEVER = -1e9
#: More than any tree's scores differ by: a second root costs more than every other choice together.
_ROOT_COST = 1e5


def is_tree(heads: Sequence[int]) -> bool:
    """True if heads (counted from 1, 0 is the root) have exactly one root word and no cycle."""
    if heads.count(0) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for word in range(1, len(heads) + 1):
        path, at = [], word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at - 1]
        if state[at] == 1:
            return False
        for seen in path:
            state[seen] = 2
    return True


def tree(arcs: Array) -> list[int]:
    """The best tree's heads, counted from 1 with 0 for the root.

    `arcs` is words × (root + words): the score of each head for each word. Exactly one word hangs on the root.
    """
    greedy: list[int] = arcs.argmax(1).tolist()
    if is_tree(greedy):
        return greedy
    n = len(arcs)
    scores = np.full((n + 1, n + 1), _NEVER)
    scores[1:] = np.clip(np.nan_to_num(arcs.astype(np.float64), nan=-1e3), -1e3, 1e3)
    np.fill_diagonal(scores, _NEVER)
    heads: list[int] = _spanning(scores)[1:].tolist()
    if heads.count(0) != 1:
        # Only now, since the cost makes a cycle of nearly every root and each cycle takes its time.
        scores[1:, 0] -= _ROOT_COST
        heads = _spanning(scores)[1:].tolist()
    return heads


def _cycle(heads: Array) -> list[int]:
    """The words of one cycle, [] if there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for word in range(1, len(heads)):
        path, at = [], word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _spanning(scores: Array) -> Array:
    """Heads of the best tree over nodes × nodes; node 0 is the root. Cycles are contracted one by one, then undone."""
    undo: list[tuple[list[int], Array, Array, Array, Array]] = []
    while True:
        heads: Array = scores.argmax(1)
        heads[0] = 0
        ring = _cycle(heads)
        if not ring:
            break
        inside = np.array(ring)
        rest = np.delete(np.arange(len(scores)), inside)
        own = scores[inside, heads[inside]]
        smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
        smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
        leaving = scores[np.ix_(rest, inside)]
        entering = scores[np.ix_(inside, rest)] - own[:, None]
        smaller[:-1, -1] = leaving.max(1)
        smaller[0, :] = _NEVER
        smaller[-1, :-1] = entering.max(0) + own.sum()
        undo.append((ring, rest, heads[inside], leaving.argmax(1), entering.argmax(0)))
        scores = smaller
    for ring, rest, own_heads, leaving_at, entering_at in reversed(undo):
        heads = _expanded(heads, ring, rest, own_heads, leaving_at, entering_at)
    return heads


def _expanded(heads: Array, ring: list[int], rest: Array, own: Array, leaving: Array, entering: Array) -> Array:
    """Undoes one contraction: the cycle keeps its arcs except where the tree enters it."""
    out = np.zeros(len(rest) + len(ring), dtype=np.int64)
    out[ring] = own
    for i, node in enumerate(rest.tolist()):
        if node:
            out[node] = rest[heads[i]] if heads[i] < len(rest) else ring[int(leaving[i])]
    into = int(heads[-1])
    out[ring[int(entering[into])]] = rest[into]
    return out


def name_labels(scores: Array, labels: Sequence[str]) -> tuple[str, ...]:
    """The best row of BIO labels in which every I- continues a name of its own kind; `scores` is words × labels."""
    best = [labels[k] for k in scores.argmax(1).tolist()]
    if all(_may_follow(best[i - 1] if i else "O", label) for i, label in enumerate(best) if label[0] == "I"):
        return tuple(best)
    wrong = _wrong(tuple(labels))
    total = scores[0] + np.array([0.0 if _may_follow("O", b) else _NEVER for b in labels])
    back: list[list[int]] = []
    for row in scores[1:]:
        steps = total[:, None] + wrong
        back.append(steps.argmax(0).tolist())
        total = steps.max(0) + row
    at = int(total.argmax())
    path = [at]
    for row_back in reversed(back):
        at = row_back[at]
        path.append(at)
    return tuple(labels[k] for k in reversed(path))


@lru_cache(maxsize=4)
def _wrong(labels: tuple[str, ...]) -> Array:
    """What it costs that a label (column) follows another (row): nothing, or more than any score."""
    return np.array([[0.0 if _may_follow(a, b) else _NEVER for b in labels] for a in labels])


def _may_follow(before: str, label: str) -> bool:
    return label[0] != "I" or before[2:] == label[2:]
