"""Who says what in any text: tables of passages, near misses beside hits."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.attribute import AttributionRelation, attribute, attributions
from counterclaim.records import Document, Sentence
from tests.attribute.passage import passage, plain

TABLE = yaml.safe_load((Path(__file__).parent / "attributions.yaml").read_text("utf-8"))
CASES = [(group, case) for group, cases in TABLE.items() for case in cases]
IDS = [f"{group}: {case['text'] if isinstance(case['text'], str) else case['text'][0]}"[:90] for group, case in CASES]


def read(case: dict[str, Any]) -> tuple[Document, tuple[Sentence, ...]]:
    return plain(case["text"])


def row(one: AttributionRelation) -> list[Any]:
    return [one.source.text if one.source else None, one.cue.text, [part.text for part in one.content]]


@pytest.mark.parametrize(("group", "case"), CASES, ids=IDS)
def test_attributions(group: str, case: dict[str, Any]) -> None:
    assert [row(one) for one in attributions(*read(case))] == case["said"]


@pytest.mark.parametrize(("group", "case"), CASES, ids=IDS)
def test_every_part_is_the_text_at_its_place(group: str, case: dict[str, Any]) -> None:
    doc, sentences = read(case)
    for one in attributions(doc, sentences):
        for part in (one.cue, *one.content, *([one.source] if one.source else [])):
            assert doc.text[part.start : part.end] == part.text
        assert all(not one.cue.overlaps(part) for part in one.content)
        assert list(one.content) == sorted(one.content)


def test_a_source_is_the_one_that_claims_have() -> None:
    doc, sentences = plain("Norland's army says its units have captured the town and hold the bridge.")
    (one,) = attributions(doc, sentences)
    assert one.by is not None and one.by.mention is not None
    assert (one.by.mention.text, one.by.kind, one.speech) == ("Norland's army", "official", "asserts")


@pytest.mark.parametrize(("group", "case"), [c for c in CASES if "Norland" in str(c)])
def test_swapped_sides_change_nothing_but_names(group: str, case: dict[str, Any]) -> None:
    doc, sentences = read(case)
    turned = replace(doc, text=doc.text.replace("Norland", "Sudriax"))
    trees = [
        tuple(
            replace(t, text=t.text.replace("Norland", "Sudriax"), lemma=t.lemma.replace("Norland", "Sudriax"))
            for t in s.tokens
        )
        for s in sentences
    ]
    swapped = attributions(turned, tuple(replace(s, tokens=t) for s, t in zip(sentences, trees, strict=True)))
    plain_rows = [str(row(one)).replace("Norland", "Sudriax") for one in attributions(doc, sentences)]
    assert [str(row(one)) for one in swapped] == plain_rows


def test_wishes_are_no_sources_of_claims() -> None:
    """What somebody wants or feels is an attribution, but no account of an event."""
    doc, sentences, event = passage("The mayor has long opposed the [[deal]] with the rebels.", "agreement")
    (claim,) = attribute(doc, sentences, (event,))
    assert claim.attribution.source.kind == "outlet"
