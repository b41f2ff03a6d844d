"""Which documents of a set were looked at when rules were made, and which the reader was trained on."""

from __future__ import annotations

import hashlib
import json

from corpus.join import HERE, is_test


def is_held_out(name: str) -> bool:
    """True for the third of the documents that rules are not worked on with, by the SHA-256 of the id."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % 3 == 0


def trained_on(name: str) -> frozenset[str]:
    """The ids (as `corpus.texts` has them) of a set's documents that the reader was trained on: those of the corpus' train part.

    Raises `OSError` where the corpus does not annotate the set.
    """
    lines = (HERE / "standoff" / f"{name}.jsonl").read_text("utf-8").splitlines()
    ids = (json.loads(line)["id"] for line in lines)
    return frozenset(one for one in ids if not is_test({"id": one, "meta": {}}))
