"""Runs the learned reader's network: of one window of masked sentences, what each word names and what stands in which role of it.

The network knows no names (`counterclaim.neutral`). One window is one call: eight-bit scales are taken over a whole call.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from counterclaim.errors import ResourceError
from counterclaim.model.analyzer import DATA, session_options
from counterclaim.model.once import once
from counterclaim.model.wordpiece import WordPieces

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a window of W words, before any squashing.

    `types` (W, 1 + types): the first column is "names no event". `asked` (K) are the words that may name one. `pairs` (roles + 1, K, W + 1):
    row r, one of them, a word that may play role r in its event, the window as a whole (the article's own voice) before them; the last
    role is the source's. `whole` (W, answers): the answers to the questions about an event as a whole, one question after another.
    """

    types: Floats
    asked: Ints
    pairs: Floats
    whole: Floats


class Reader:
    """The network, its vocabulary, and how far it trusts the rules.

    `version` names the weights by their hash. `types` are event types; `roles` names; `questions` maps "modality", "frame", "speech"
    and "started" to their answers. `trust` is what a rule's word in a role adds to its score, `trust_whole` (rule's answer × answers) what
    a rule's answer adds. `limits` are thresholds chosen in training, `slopes` (a, b) what turns a chance into how often it comes true.
    """

    def __init__(self, folder: Path = DATA) -> None:
        """Reads `reader.onnx`, `reader.json` and `vocab.txt`; raises `ResourceError` where one is missing, damaged or not of the other."""
        try:
            weights = (folder / "reader.onnx").read_bytes()
            about: dict[str, Any] = json.loads((folder / "reader.json").read_text("utf-8"))
            self.version = str(about["version"])
            if not self.version.endswith("+" + hashlib.sha256(weights).hexdigest()[:12]):
                raise ValueError(f"reader.json is of version {self.version}, reader.onnx is not")
            self.pieces = WordPieces.read(folder / "vocab.txt")
            self._session = onnxruntime.InferenceSession(weights, session_options(), providers=["CPUExecutionProvider"])
            self.types, self.roles = tuple(about["types"]), tuple(about["roles"])
            self.questions: Mapping[str, tuple[Any, ...]] = {k: tuple(v) for k, v in about["questions"].items()}
            self.trust = np.array(about["trust"], np.float32)
            self.trust_whole = {k: np.array(v, np.float32) for k, v in about["trust_whole"].items()}
            self.limits: Mapping[str, float] = {k: float(v) for k, v in about["limits"].items()}
            self.slopes: Mapping[str, tuple[float, float]] = {
                k: (float(a), float(b)) for k, (a, b) in about["slopes"].items()
            }
        except Exception as error:
            raise ResourceError(f"the learned reader in {folder} cannot be read: {error}") from error

    def __call__(self, ids: Ints, first: Ints, marks: Ints) -> Scores:
        """Reads a window: word pieces, the place of each word's first piece, a row of features a word."""
        return Scores(*self._session.run(None, {"ids": ids[None], "first": first[None], "marks": marks[None]}))

    def calibrated(self, name: str, chance: float) -> float:
        """A chance of the network as the share of such chances that came true on documents it was not trained on.

        Platt scaling (Platt 1999): the chance's log-odds times a, plus b. To three digits, as chances are given.
        """
        a, b = self.slopes.get(name, (1.0, 0.0))
        chance = min(max(chance, 1e-4), 1 - 1e-4)
        return round(1 / (1 + exp(-(a * log(chance / (1 - chance)) + b))), 3)

    def cut(self, word: str | None) -> Sequence[int]:
        """The piece ids of a word; of None, a masked name, the one piece that stands for all of them."""
        return self.pieces.cut(word)


@once
def load_reader() -> Reader:
    """The shipped reader, read once a process and shared."""
    return Reader()
