"""The encoder of the shipped analysis model as a start for the reader's: what knows syntax learns roles sooner.

The analysis network's weights in floats are not kept; its eight-bit graph is, and a start needs no more digits than that.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from counterclaim.model import DATA

#: The products of a layer besides queries, keys and values.
_PRODUCTS = ("attention.output.dense", "intermediate.dense", "output.dense")


def encoder_weights(path: Path = DATA / "model.onnx", heads: int = 12) -> dict[str, Tensor]:
    """The encoder's weights by the names of `transformers`' BERT. Raises `KeyError` for a graph that `training.export` did not write."""
    rows = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}

    def product(name: str) -> np.ndarray:
        whole = rows[f"{name}.weight_Transposed_quantized"].astype(np.float32)
        zero = rows[f"{name}.weight_Transposed_zero_point"].astype(np.float32)
        return ((whole - zero) * rows[f"{name}.weight_Transposed_scale"]).T

    out: dict[str, np.ndarray] = {}
    table = "network.bert.embeddings.word_embeddings.weight"
    numbers = rows[f"{table}_quantized"].astype(np.float32) - rows[f"{table}_zero_point"].astype(np.float32)
    out["embeddings.word_embeddings.weight"] = numbers * rows[f"{table}_scale"]
    # The vector of the one kind of text is in the places' already.
    out["embeddings.position_embeddings.weight"] = rows["places"]
    out["embeddings.token_type_embeddings.weight"] = np.zeros((2, rows["places"].shape[1]))
    for part in ("weight", "bias"):
        out[f"embeddings.LayerNorm.{part}"] = rows[f"network.bert.embeddings.LayerNorm.{part}"]
    layers = sum(name.endswith(".qkv.bias") for name in rows)
    for n in range(layers):
        here, there = f"encoder.layer.{n}", f"network.bert.encoder.layer.{n}"
        weight, bias = product(f"layers.{n}.qkv"), rows[f"layers.{n}.qkv.bias"]
        hidden = weight.shape[1]
        for k, name in enumerate(("query", "key", "value")):
            # The exported layer has the attention's scale in its queries.
            scale = (hidden // heads) ** 0.5 if name == "query" else 1.0
            out[f"{here}.attention.self.{name}.weight"] = weight[k * hidden : (k + 1) * hidden] * scale
            out[f"{here}.attention.self.{name}.bias"] = bias[k * hidden : (k + 1) * hidden] * scale
        for name in _PRODUCTS:
            out[f"{here}.{name}.weight"] = product(f"{there}.{name}")
            out[f"{here}.{name}.bias"] = rows[f"{there}.{name}.bias"]
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            for part in ("weight", "bias"):
                out[f"{here}.{name}.{part}"] = rows[f"{there}.{name}.{part}"]
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in out.items()}
