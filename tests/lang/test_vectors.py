"""Word vectors: words used alike lie near each other."""

from __future__ import annotations

import pytest

from counterclaim.lang.vectors import vectors


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("kill", "murder", "harvest"), ("buy", "purchase", "arrest"), ("truce", "ceasefire", "bakery")],
)
def test_a_word_is_nearer_to_its_like(word: str, near: str, far: str) -> None:
    one, other, strange = (vectors("en").mean([name]) for name in (word, near, far))
    assert one is not None and other is not None and strange is not None
    assert float(one @ other) > 0.4 > float(one @ strange)


def test_a_word_that_is_not_known_has_no_direction() -> None:
    assert vectors("en").mean(["qwxzt"]) is None
    assert vectors("en").mean(["qwxzt", "kill"]) is not None
