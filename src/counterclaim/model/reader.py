"""Runs the learned reader: linear heads over hashed features, and vectors of single words for what training has not met.

A feature is a short string, hashed to 32 bits (CRC-32); only the features met often enough in training have weights, eight bits
each with one scale an output. numpy is all it needs; sums are of integers, so the same words give the same scores anywhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import ResourceError

Array = NDArray[Any]
DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Head:
    """One decision: `rows` maps a feature's hash to its row of `weights` (features × outputs, int8).

    `dense` are weights of word vectors, those of each slot below one another. `limits` are thresholds chosen in training.
    """

    labels: tuple[str, ...]
    rows: Mapping[int, int]
    weights: Array
    scale: Array
    bias: Array
    dense: Array
    limits: Mapping[str, float]

    def scores(self, features: Iterable[str], vectors: Sequence[Array] = ()) -> Array:
        """The score of each output, before any squashing; unknown features count nothing."""
        at = [row for f in dict.fromkeys(features) if (row := self.rows.get(crc32(f.encode()))) is not None]
        out: Array = self.weights[at].sum(0, dtype=np.int32) * self.scale + self.bias
        if vectors and len(self.dense):
            out = out + np.concatenate(vectors) @ self.dense
        return out

    def probability(self, features: Iterable[str], vectors: Sequence[Array] = ()) -> float:
        """Of a head with one output: the chance that it holds."""
        return float(1 / (1 + np.exp(-np.clip(self.scores(features, vectors)[0], -30, 30))))

    def shares(self, features: Iterable[str], vectors: Sequence[Array] = ()) -> dict[str, float]:
        """Of a head with several outputs: the chance of each label; they sum to 1."""
        scores = self.scores(features, vectors)
        powers = np.exp(scores - scores.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))


class Reader:
    """The heads by name, and the vectors of words. `version` names the weights by their hash."""

    __slots__ = ("_empty", "_vectors", "_words", "heads", "version")

    def __init__(self, folder: Path = DATA) -> None:
        """Reads `reader.npz` and `reader.json`; raises `ResourceError` where one is missing, damaged or not of the other."""
        try:
            raw = (folder / "reader.npz").read_bytes()
            about: dict[str, Any] = json.loads((folder / "reader.json").read_text("utf-8"))
            self.version = str(about["version"])
            if not self.version.endswith("+" + hashlib.sha256(raw).hexdigest()[:12]):
                raise ValueError(f"reader.json is of version {self.version}, reader.npz is not")
            with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
                self.heads = {name: _head(arrays, name, row) for name, row in about["heads"].items()}
                self._vectors = arrays["vectors"].astype(np.float32) / 127
                self._words = {int(key): row for row, key in enumerate(arrays["words"])}
        except Exception as error:
            raise ResourceError(f"the learned reader in {folder} cannot be read: {error}") from error
        self._empty = np.zeros(self._vectors.shape[1], np.float32)

    def vector(self, word: str) -> Array:
        """The vector of a neutral word; zeros for a placeholder or a word without one."""
        row = self._words.get(crc32(word.encode()))
        return self._empty if row is None else self._vectors[row]


def _head(arrays: Any, name: str, row: Mapping[str, Any]) -> Head:
    keys, weights = arrays[f"{name}.keys"], arrays[f"{name}.weights"]
    labels = tuple(row["labels"])
    if weights.shape != (len(keys), max(1, len(labels))):
        raise ValueError(f"the weights of {name} are not {len(keys)} × {max(1, len(labels))}")
    rows = {int(key): i for i, key in enumerate(keys)}
    scale, bias, dense = (arrays[f"{name}.{part}"].astype(np.float64) for part in ("scale", "bias", "dense"))
    return Head(labels, rows, weights, scale, bias, dense, {k: float(v) for k, v in row["limits"].items()})


_LOADING = threading.Lock()


def load_reader() -> Reader:
    """The shipped reader, read once a process and shared."""
    with _LOADING:
        return _load()


@lru_cache(maxsize=1)
def _load() -> Reader:
    return Reader()
