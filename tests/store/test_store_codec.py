"""Whatever a text holds, it comes back from the store as it was."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.records import Evidence, Found, Span
from counterclaim.store import open_store
from tests.store.make import TEXT, coded

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=50)
_SCORE = st.floats(0, 1, allow_nan=False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(more=_TEXT, ref=_TEXT, value=_TEXT, score=_SCORE, start=st.integers(0, 2**40))
def test_round_trip(tmp_path: Path, more: str, ref: str, value: str, score: float, start: int) -> None:
    one = coded(TEXT + more, ref)
    found = Found(value, Evidence("test.any/1", score, Span(start, start + 1)))
    given_ = replace(one, claims=(replace(one.claims[0], frame=found), one.claims[1]))
    with open_store(tmp_path / "s.sqlite") as store:
        store.put(given_, f"{value}{score}{ref}")
        kept = store.document(one.document.id)
        assert kept.claims == given_.claims and kept.document.text == TEXT + more
        assert (kept.relations, kept.audit) == (given_.relations, given_.audit)
        assert store.check() == []
