"""The party of a mention, by cases with near misses."""

from pathlib import Path

import pytest
import yaml

from counterclaim.resolve import build_context, party_of_words
from tests.resolve.story import document

CASES = yaml.safe_load(Path(__file__).with_name("mentions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("marked", "party"), CASES, ids=[case[0] for case in CASES])
def test_party_of_a_mention(marked: str, party: str | None) -> None:
    start = marked.index("[")
    end = marked.index("]") - 1
    doc = document(marked.replace("[", "").replace("]", ""), "2016-06-01" if "Obama" in marked else None)
    assert party_of_words(build_context(doc, ()), start, end).party == party


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 150
