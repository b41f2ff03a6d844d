"""Trees and names from scores, against exhaustive search."""

from itertools import product

import numpy as np
import pytest

from counterclaim.model.decode import is_tree, name_labels, tree

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [((0,), True), ((2, 0, 2), True), ((2, 1), False), ((0, 0), False), ((0, 3, 2), False), ((1,), False),
     ((2, 3, 0), True)],
)  # fmt: skip
def test_is_tree(heads: tuple[int, ...], expected: bool) -> None:
    assert is_tree(heads) is expected


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_found(seed: int) -> None:
    chance = np.random.default_rng(seed)
    n = 1 + seed % 5
    arcs = chance.normal(size=(n, n + 1)).astype(np.float32) * 4
    trees = [h for h in product(range(n + 1), repeat=n) if is_tree(h)]
    best = max(trees, key=lambda h: sum(arcs[i, k] for i, k in enumerate(h)))
    assert tuple(tree(arcs)) == best


@pytest.mark.parametrize("n", [1, 2, 40, 250])
def test_any_scores_give_a_tree(n: int) -> None:
    ring = np.zeros((n, n + 1), np.float32)
    for i in range(n):
        ring[i, (i ^ 1) % n + 1] = 9  # pairs that point at each other
    for arcs in (ring, np.zeros((n, n + 1), np.float32), np.full((n, n + 1), np.nan, np.float32)):
        assert is_tree(tree(arcs))


def test_names_are_well_formed_and_best() -> None:
    chance = np.random.default_rng(5)
    for n in (1, 2, 3, 4):
        for _ in range(20):
            scores = chance.normal(size=(n, len(LABELS))).astype(np.float32)
            rows = [
                row for row in product(range(len(LABELS)), repeat=n)
                if all(
                    LABELS[k][0] != "I" or (i and LABELS[row[i - 1]][2:] == LABELS[k][2:]) for i, k in enumerate(row)
                )
            ]  # fmt: skip
            best = max(rows, key=lambda row: sum(scores[i, k] for i, k in enumerate(row)))
            assert name_labels(scores, LABELS) == tuple(LABELS[k] for k in best)
