"""Mentions of more than one side, by cases with near misses."""

from pathlib import Path

import pytest
import yaml

from counterclaim.resolve import build_context, parties_of_words
from tests.resolve.story import document

CASES = yaml.safe_load(Path(__file__).with_name("several.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("marked", "parties"), CASES, ids=[case[0] for case in CASES])
def test_parties_of_a_mention(marked: str, parties: list[str]) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    context = build_context(document(marked.replace("[", "").replace("]", "")), ())
    assert parties_of_words(context, start, end) == tuple(parties)
