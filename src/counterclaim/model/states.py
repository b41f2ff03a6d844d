"""What the learned reader's network makes of each word on its way to an answer: vectors, in which like words in like sentences lie near.

The network is the packaged one, cut off above its encoder. Its file is not changed: the copy in memory is told to give out other values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from counterclaim.errors import ResourceError
from counterclaim.model.analyzer import DATA, session_options
from counterclaim.model.once import once
from counterclaim.model.wordpiece import WordPieces

Floats = npt.NDArray[np.float32]
#: The values that are given out: the word pieces as they enter the encoder, after half of its layers, after all of them.
LAYERS = ("/LayerNorm", "/layers.2/LayerNorm_1", "/layers.5/LayerNorm_1")
#: Word pieces in one call, the two marks included; what is beyond is not read.
MOST_PIECES = 250
#: Features of a word by the rules, of which none is told here.
_MARKS = 6
#: Numbers of fields in ONNX's format (onnx.proto): a model's graph, a graph's outputs.
_GRAPH, _OUTPUT = 7, 12


class States:
    """The encoder within the learned reader, and its vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        """Reads `reader.onnx` and `vocab.txt`; raises `ResourceError` where one is missing, damaged or laid out otherwise."""
        try:
            names = [f"{layer}/LayerNormalization_output_0" for layer in LAYERS]
            weights = giving((folder / "reader.onnx").read_bytes(), names)
            self._pieces = WordPieces.read(folder / "vocab.txt")
            self._session = onnxruntime.InferenceSession(weights, session_options(), providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ResourceError(f"the learned reader in {folder} cannot be read: {error}") from error

    def __call__(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """For W words of one sentence (layers, W, width), the mean over a word's pieces, and the sentence's own mean (width).

        Words beyond `MOST_PIECES` get zeros.
        """
        ids, spans = [self._pieces.cls], []
        for word in words:
            cut = self._pieces(word)[: MOST_PIECES - 1 - len(ids)]
            spans.append((len(ids), len(ids) + len(cut)))
            ids.extend(cut)
        ids.append(self._pieces.sep)
        first = np.array([start for start, end in spans if start < end] or [0], np.int64)
        marks = np.zeros((1, len(first), _MARKS), np.int64)
        rows = self._session.run(None, {"ids": np.array([ids]), "first": first[None], "marks": marks})
        layers = np.stack([row.reshape(len(ids), -1) for row in rows])
        out = np.zeros((len(layers), len(spans), layers.shape[-1]), np.float32)
        for i, (start, end) in enumerate(spans):
            if start < end:
                out[:, i] = layers[:, start:end].mean(axis=1)
        return out, layers[-1].mean(axis=0)


def giving(model: bytes, names: Sequence[str]) -> bytes:
    """A model in ONNX's format that gives out these values, 32-bit floats, in place of its own outputs. Raises `ValueError` if it is none."""
    out = b""
    for number, start, inside, end in _fields(model):
        if number != _GRAPH:
            out += model[start:end]
            continue
        graph = model[inside:end]
        kept = b"".join(graph[a:b] for n, a, _, b in _fields(graph) if n != _OUTPUT)
        out += _field(_GRAPH, kept + b"".join(_field(_OUTPUT, _value(name)) for name in names))
    return out


def _value(name: str) -> bytes:
    """A ValueInfoProto: a name (1) and a type (2) that is a tensor (1) of elements (1) of type 1, floats."""
    return _field(1, name.encode()) + _field(2, _field(1, b"\x08\x01"))


def _field(number: int, data: bytes) -> bytes:
    return _written(number << 3 | 2) + _written(len(data)) + data


def _written(number: int) -> bytes:
    """A number in protobuf's variable length: seven bits a byte, the lowest first."""
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def _number(data: bytes, at: int) -> tuple[int, int]:
    """The number that starts here, and where it ends."""
    out = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("not a model in ONNX's format")
        out |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return out, at


def _fields(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Protobuf's fields one after another: number, start, start of the content, end."""
    at = 0
    while at < len(data):
        start = at
        key, at = _number(data, at)
        kind = key & 7
        if kind == 0:
            inside, end = at, _number(data, at)[1]
        elif kind == 2:
            size, inside = _number(data, at)
            end = inside + size
        elif kind in (1, 5):
            inside, end = at, at + (8 if kind == 1 else 4)
        else:
            raise ValueError("not a model in ONNX's format")
        if end > len(data):
            raise ValueError("the model is cut off")
        yield key >> 3, start, inside, end
        at = end


@once
def load_states() -> States:
    """The shipped encoder, read once a process and shared."""
    return States()
