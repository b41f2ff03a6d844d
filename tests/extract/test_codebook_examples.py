"""Every event type's examples and near misses, as the codebook gives them."""

from __future__ import annotations

import pytest

from counterclaim.codebook import event_types
from tests.extract.reading import events, unmarked

EXAMPLES = [(kind.id, text) for kind in event_types().values() for text in kind.examples]
NEAR = [(kind.id, text) for kind in event_types().values() for text in kind.near_misses]


def test_every_type_has_an_example_and_a_near_miss() -> None:
    assert all(kind.examples and kind.near_misses for kind in event_types().values())


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[f"{k}:{t[:40]}" for k, t in EXAMPLES])
def test_example(kind: str, text: str) -> None:
    plain, where = unmarked(text)
    assert where is not None
    found = events(plain)
    hits = [e for e in found if e.type == kind and e.trigger.start < where[1] and where[0] < e.trigger.end]
    assert hits, [(e.type, e.trigger.text) for e in found]


@pytest.mark.parametrize(("kind", "text"), NEAR, ids=[f"{k}:{t[:40]}" for k, t in NEAR])
def test_near_miss(kind: str, text: str) -> None:
    assert not [e for e in events(text, frame=False) if e.type == kind]
