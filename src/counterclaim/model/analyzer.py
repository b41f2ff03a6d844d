"""Runs the analysis network: tags, a dependency tree and names for one sentence's words at a time.

One sentence is one call of the network: eight-bit scales are taken over a whole batch, so a batched sentence's parse
would depend on its neighbours.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from counterclaim.errors import ResourceError
from counterclaim.model.decode import name_labels, tree
from counterclaim.model.once import once
from counterclaim.model.wordpiece import WordPieces, shape

DATA = Path(__file__).resolve().parent / "data"
#: Word pieces in one call of the network, its two marks included: training saw no longer sentences.
MOST_PIECES = 250
#: Where a longer sentence is best cut: after these words, the first row before the second.
_CUTS = (frozenset(".!?;"), frozenset((":", ",", "--", "-", "–", "—")))


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model says of one sentence, a value a word.

    `upos`, `feats` and `deprels` after Universal Dependencies ("" for no features), `xpos` after the Penn Treebank;
    `heads` are indices within the sentence, -1 for its root; `names` are BIO labels over PER, LOC, ORG and NORP (words
    of nationality), O for none.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def joined(cls, parts: Sequence[Analysis], main: int = 0) -> Analysis:
        """Stretches of one sentence that were analysed apart; the roots of the others hang on that of stretch `main` as `parataxis`."""
        starts = list(itertools.accumulate((len(part.heads) for part in parts), initial=0))
        top = starts[main] + parts[main].heads.index(-1) if parts else 0
        heads: list[int] = []
        deprels: list[str] = []
        for number, (part, start) in enumerate(zip(parts, starts, strict=False)):
            apart = number != main
            heads.extend(h + start if h >= 0 else (top if apart else -1) for h in part.heads)
            deprels.extend("parataxis" if apart and h < 0 else r for h, r in zip(part.heads, part.deprels, strict=True))
        rows = {key: tuple(v for p in parts for v in getattr(p, key)) for key in ("upos", "xpos", "feats", "names")}
        return cls(heads=tuple(heads), deprels=tuple(deprels), **rows)


class Analyzer:
    """The network with its vocabulary and labels.

    `version` names the weights by their hash: two analyses with the same version are the same on one kind of processor.
    """

    def __init__(self, folder: Path = DATA) -> None:
        """Reads `model.onnx`, `labels.json` and `vocab.txt`; raises `ResourceError` where one is missing or damaged."""
        try:
            weights = (folder / "model.onnx").read_bytes()
            labels: dict[str, Any] = json.loads((folder / "labels.json").read_text("utf-8"))
            self._pieces = WordPieces.read(folder / "vocab.txt")
            self.version = _checked(str(labels["version"]), weights)
            self._session = onnxruntime.InferenceSession(weights, session_options(), providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ResourceError(f"the analysis model in {folder} cannot be read: {error}") from error
        self._upos, self._xpos, self._feats = (tuple(labels[k]) for k in ("upos", "xpos", "feats"))
        self._rels, self._names = tuple(labels["rels"]), tuple(labels["names"])

    def analyze(self, words: Sequence[str]) -> Analysis:
        """Tags, tree and names of one sentence. Any words will do, none and thousands included.

        A sentence too long for the network is analysed in stretches, cut after punctuation where there is some; the
        roots of later stretches hang on the first as `parataxis`.
        """
        cut = [self._pieces(word) for word in words]
        parts = [self._stretch(words[start:end], cut[start:end]) for start, end in _stretches(words, cut)]
        return parts[0] if len(parts) == 1 else Analysis.joined(parts)

    def _stretch(self, words: Sequence[str], cut: Sequence[Sequence[int]]) -> Analysis:
        ids, shapes, first = [self._pieces.cls], [0], []
        for i, (word, pieces) in enumerate(zip(words, cut, strict=True)):
            first.append(len(ids))
            ids.extend(pieces)
            code = self._pieces.shape(word) if i else shape(word, True)
            shapes.extend([code] * len(pieces) if len(pieces) > 1 else (code,))
        ids.append(self._pieces.sep)
        shapes.append(0)
        feed = {"ids": np.array([ids]), "shapes": np.array([shapes]), "first": np.array([first])}
        upos, xpos, feats, arcs, rels, names = self._session.run(None, feed)
        heads = tree(arcs)
        return Analysis(
            upos=tuple(self._upos[k] for k in upos.tolist()),
            xpos=tuple(self._xpos[k] for k in xpos.tolist()),
            feats=tuple(self._feats[k] for k in feats.tolist()),
            heads=tuple(h - 1 for h in heads),
            deprels=tuple(self._rels[k] for k in rels[np.arange(len(heads)), heads].tolist()),
            names=name_labels(names, self._names),
        )


def _checked(version: str, weights: bytes) -> str:
    """The version, whose end must be the hash of the weights: labels of another training would be silently wrong."""
    if not version.endswith("+" + hashlib.sha256(weights).hexdigest()[:12]):
        raise ValueError(f"labels.json is of version {version}, model.onnx is not")
    return version


def session_options() -> Any:
    """One thread (work is shared out by processes); no plan of memory kept for each length of sentence met."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return options


def _stretches(words: Sequence[str], cut: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The words that are read together; `cut` are their pieces."""
    costs = [len(pieces) for pieces in cut]
    if sum(costs) <= MOST_PIECES - 2:
        return [(0, len(words))] if words else []
    out, start, used = [], 0, 0
    for i, cost in enumerate(costs):
        if used + cost > MOST_PIECES - 2:
            at = _best_cut(words, start, i)
            out.append((start, at))
            start, used = at, sum(costs[at:i])
        used += cost
    return [*out, (start, len(words))]


def _best_cut(words: Sequence[str], start: int, end: int) -> int:
    """The place to end a stretch that must end by `end`: after punctuation in its second half if there is some."""
    for marks in _CUTS:
        for i in range(end - 1, start + (end - start) // 2, -1):
            if words[i] in marks:
                return i + 1
    return max(end, start + 1)


@once
def load() -> Analyzer:
    """The shipped model, read once a process (well under a second) and shared. Works offline."""
    return Analyzer()
