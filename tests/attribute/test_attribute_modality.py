"""Modality: a table of sentences, near misses beside hits."""

from pathlib import Path

import pytest
import yaml

from counterclaim.attribute.modality import modality_of
from tests.attribute.reading import read

TABLE = yaml.safe_load((Path(__file__).parent / "modality.yaml").read_text("utf-8"))
CASES = [(text, expected) for expected, texts in TABLE.items() for text in texts]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_modality(text: str, expected: str) -> None:
    found = modality_of(*read(text).arguments)
    assert found.value == expected, found.evidence


def test_a_denial_is_negated_whatever_its_words() -> None:
    found = modality_of(*read("Sudria may have [[shelled]] the port.", speech="denies").arguments)
    assert (found.value, found.evidence.method) == ("negated", "en.modality.denial/1")


@pytest.mark.parametrize(
    ("text", "words"), [("Rebels may have [[fired]] the rocket.", "may"), ("The army will [[attack]] at dawn.", "will")]
)
def test_the_evidence_points_at_the_deciding_word(text: str, words: str) -> None:
    reading = read(text)
    span = modality_of(*reading.arguments).evidence.span
    assert span and reading.doc.text[span.start : span.end] == words
