"""Where an event happened, on sentences of our own: each rule with a near miss."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.extract.reading import events, unmarked

CASES = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "places"), CASES, ids=[c[0][:60] for c in CASES])
def test_places_of_an_event(text: str, places: list[str]) -> None:
    plain, where = unmarked(text)
    assert where is not None
    hits = [e for e in events(plain) if e.trigger.start < where[1] and where[0] < e.trigger.end]
    assert len(hits) == 1, [(e.type, e.trigger.text) for e in events(plain)]
    assert [p.mention.text for p in hits[0].place] == places
