"""Times as said → bounds, by cases with near misses."""

from pathlib import Path

import pytest
import yaml

from counterclaim.records import Mention, TimeSpan
from counterclaim.resolve import impute_publication, settle_time
from tests.resolve.story import HAND

CASES = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "published", "earliest", "latest", "precision"), CASES, ids=[str(c[:2]) for c in CASES]
)
def test_bounds(said: str, published: str, earliest: str, latest: str, precision: str) -> None:
    settled = settle_time(TimeSpan(Mention(0, len(said), said), HAND), published)
    assert (settled.earliest, settled.latest, settled.precision) == (earliest, latest, precision)
    assert settled.imputed is None and settled.mention is not None and settled.mention.text == said


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 80


def test_imputing_is_asked_for_and_marked() -> None:
    filled = impute_publication("2022-09-13T04:52:00+04:00")
    assert filled is not None
    assert (filled.mention, filled.earliest, filled.imputed) == (None, "2022-09-13", "publication_date")
    assert impute_publication(None) is None
    assert impute_publication("last spring") is None


def test_a_long_text_is_no_time() -> None:
    said = "Tuesday " + "and " * 50_000
    assert settle_time(TimeSpan(Mention(0, len(said), said), HAND), "2022-09-15").earliest is None
