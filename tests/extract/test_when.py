"""Which time an event has: its own clause's, one that it shares, never that of a saying."""

from pathlib import Path

import pytest
import yaml

from tests.extract.reading import events, unmarked

CASES = yaml.safe_load(Path(__file__).with_name("when.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "said"), CASES, ids=[c[0][:70] for c in CASES])
def test_when(text: str, said: str | None) -> None:
    plain, where = unmarked(text)
    assert where is not None
    hits = [e for e in events(plain) if e.trigger.start < where[1] and where[0] < e.trigger.end]
    assert len(hits) == 1, [(e.type, e.trigger.text) for e in events(plain)]
    found = hits[0].time.mention.text if hits[0].time and hits[0].time.mention else None
    assert found == said if said is None or found is None else said in found
