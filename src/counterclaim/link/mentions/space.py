"""Mentions as the reader's network sees them from inside, and the directions in which that sets one event apart from another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
#: (width of two layers, directions): what `joined` gives is multiplied by it.
Space = npt.NDArray[np.float32]
#: The rows of `Mention.inside`: the word as it enters the network, half way through, when read; its sentence when read.
ENTERS, HALF, READ, SENTENCE = range(4)


def inside_of(layers: Vectors, sentence: Vectors, words: Sequence[int]) -> Vectors:
    """A mention's vectors: the mean of its words in each layer, and its sentence's."""
    return np.vstack([layers[:, list(words)].mean(axis=1), sentence[None]])


def joined(inside: Sequence[Vectors]) -> Numbers:
    """A row a mention: the word half way through and when read, side by side, without what all mentions of the story share."""
    rows: Numbers = np.array([np.concatenate([_unit(one[HALF]), _unit(one[READ])]) for one in inside], np.float64)
    rows -= rows.mean(axis=0)
    return rows


def likeness(inside: Sequence[Vectors], space: Space) -> list[Numbers]:
    """Tables of cosines of every two mentions: four without what the story shares, two with it, one in the space; its products last."""
    stacked = np.array(inside, np.float64)
    apart = [_unit(rows - rows.mean(axis=0)) for rows in (stacked[:, k] for k in (ENTERS, HALF, READ, SENTENCE))]
    whole = [_unit(stacked[:, k]) for k in (HALF, READ)]
    placed = joined(inside) @ space
    return [*(rows @ rows.T for rows in (*apart, *whole, _unit(placed))), placed @ placed.T]


def _unit(rows: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    out: npt.NDArray[np.floating] = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return out
