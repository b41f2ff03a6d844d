"""Linear heads: from rows of features to eight-bit weights, as `counterclaim.model.reader` runs them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

#: Features met less often have no weight.
LEAST = 3
#: Word vectors count this much beside hashed features, whose value is 1.
DENSE = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """One decision of the training part: hashed features, the words whose vectors count, and the answer."""

    features: tuple[int, ...]
    slots: tuple[str, ...]
    answer: str


def hashed(features: Sequence[str]) -> tuple[int, ...]:
    """Each feature once, as its hash."""
    return tuple(crc32(f.encode()) for f in dict.fromkeys(features))


class Vectors:
    """Vectors of words as `training.meanings` wrote them; none where there is no such file."""

    def __init__(self, path: Path | None) -> None:
        with np.load(path) if path else _Nothing() as arrays:
            order = np.argsort([crc32(w.encode()) for w in arrays["words"]]) if path else []
            self.keys = np.array([crc32(arrays["words"][i].encode()) for i in order], np.uint32)
            self.rows = arrays["vectors"][order] if path else np.zeros((0, 1), np.int8)
        self.at = {int(key): i for i, key in enumerate(self.keys)}

    def of(self, words: Sequence[str]) -> Any:
        """The vectors of some words end to end."""
        out = np.zeros((len(words), self.rows.shape[1]))
        for i, word in enumerate(words):
            row = self.at.get(crc32(word.encode()))
            if row is not None:
                out[i] = self.rows[row] / 127
        return out.ravel()


class _Nothing:
    def __enter__(self) -> dict[str, Any]:
        return {}

    def __exit__(self, *_: object) -> None: ...


def fit(rows: Sequence[Row], vectors: Vectors, strength: float, steps: int = 150) -> dict[str, Any]:
    """A head's arrays and labels; a head whose answers are "yes" and "no" has one output and no labels."""
    count = Counter(f for row in rows for f in row.features)
    keys = sorted(f for f, n in count.items() if n >= LEAST)
    at = {key: i for i, key in enumerate(keys)}
    table = _matrix(rows, at, vectors)
    answers = np.array([row.answer for row in rows])
    model = LogisticRegression(C=strength, max_iter=steps).fit(table, answers)
    weights, bias = model.coef_.T, model.intercept_
    labels = tuple(str(c) for c in model.classes_)
    if labels == ("no", "yes"):
        labels = ()
    sparse, dense = weights[: len(keys)], weights[len(keys) :] * DENSE
    scale = np.abs(sparse).max(0) / 127
    whole = np.round(sparse / scale).astype(np.int8)
    used = np.any(whole != 0, axis=1)
    return {"labels": labels, "keys": np.array(keys, np.uint32)[used], "weights": whole[used],
            "scale": scale, "bias": bias, "dense": dense.astype(np.float32)}  # fmt: skip


def _matrix(rows: Sequence[Row], at: Mapping[int, int], vectors: Vectors) -> Any:
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += [at[f] for f in row.features if f in at]
        ends.append(len(columns))
    table = sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(at)))
    if not any(row.slots for row in rows):
        return table
    return sp.hstack([table, sp.csr_matrix(np.array([vectors.of(r.slots) for r in rows]) * DENSE)]).tocsr()


def save(
    heads: Mapping[str, Mapping[str, Any]], limits: Mapping[str, Mapping[str, float]], vectors: Vectors, out: Path
) -> str:
    """Writes `reader.npz` and `reader.json`; gives the version. The same heads give the same bytes."""
    arrays: dict[str, Any] = {"words": vectors.keys, "vectors": vectors.rows}
    for name, head in heads.items():
        arrays |= {f"{name}.{k}": head[k] for k in ("keys", "weights", "scale", "bias", "dense")}
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "reader.npz", **arrays)
    version = "reader/1+" + hashlib.sha256((out / "reader.npz").read_bytes()).hexdigest()[:12]
    about = {
        name: {"labels": list(head["labels"]), "limits": dict(limits.get(name, {}))} for name, head in heads.items()
    }
    (out / "reader.json").write_text(json.dumps({"version": version, "heads": about}, indent=1) + "\n", "utf-8")
    return version
