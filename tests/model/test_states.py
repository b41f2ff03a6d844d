"""The encoder within the learned reader: what it gives a word, and the copy of the model that is told to give it."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.errors import ResourceError
from counterclaim.model import DATA, States, load_states
from counterclaim.model.states import LAYERS, MOST_PIECES, giving


def alike(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_words_used_alike_lie_nearer_than_words_that_stand_side_by_side():
    arrested, _ = load_states()(["Police", "arrested", "Moser", "in", "Eastport"])
    detained, _ = load_states()(["Moser", "was", "detained", "by", "officers"])
    assert alike(arrested[-1, 1], detained[-1, 2]) > alike(arrested[-1, 0], detained[-1, 2]) + 0.1


def test_one_word_in_two_sentences_has_two_vectors_and_enters_as_one():
    first, _ = load_states()(["They", "fired", "at", "us"])
    second, _ = load_states()(["They", "fired", "their", "manager"])
    assert np.allclose(first[0, 1], second[0, 1], atol=1e-5)
    assert not np.allclose(first[-1, 1], second[-1, 1], atol=0.1)


@pytest.mark.parametrize("words", [[], ["\u200b"], ["war"] * 400, ["x" * 5000]])
def test_any_words_will_do(words):
    layers, sentence = load_states()(words)
    assert layers.shape[:2] == (len(LAYERS), len(words)) and np.isfinite(layers).all() and np.isfinite(sentence).all()
    assert not layers[:, MOST_PIECES:].any()


def test_a_file_that_is_no_model_is_refused(tmp_path):
    for name in ("vocab.txt", "reader.onnx"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes()[:100_000])
    with pytest.raises(ResourceError):
        States(tmp_path)
    with pytest.raises(ValueError):
        giving(b"\xff" * 40, ["a"])
