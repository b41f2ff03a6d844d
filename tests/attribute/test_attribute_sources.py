"""Who says it: a table of passages, near misses beside hits."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.attribute import answered, attribute
from counterclaim.attribute.cue import FORCES
from counterclaim.attribute.kinds import KINDS
from counterclaim.lang.wordlists import words
from counterclaim.records import SPEECH, Claim, Source
from tests.attribute.passage import passage

TABLE = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
CASES = [(group, case) for group, cases in TABLE.items() for case in cases]
IDS = [
    f"{group}: {case['text'] if isinstance(case['text'], str) else ' '.join(case['text'])}"[:90]
    for group, case in CASES
]


def claims_of(case: dict[str, Any], marked: Any = None) -> tuple[Claim, ...]:
    doc, sentences, event = passage(marked or case["text"], case.get("event", "shelling"))
    return answered(doc, sentences, attribute(doc, sentences, (event,)))


def said(source: Source) -> str | None:
    if source.mention is None:
        return None
    return source.mention.text + (f" = {source.stands_for.text}" if source.stands_for else "")


@pytest.mark.parametrize(("group", "case"), CASES, ids=IDS)
def test_source(group: str, case: dict[str, Any]) -> None:
    found = {said(c.attribution.source): c for c in claims_of(case)}
    many = isinstance(case["by"], list)
    by = case["by"] if many else [case["by"]]
    kinds = case["kinds"] if many else [case.get("kind", "outlet")]
    speeches = case["speeches"] if many else [case["speech"]]
    assert set(found) == set(by), {k: c.attribution.source.evidence.method for k, c in found.items()}
    for name, kind, speech in zip(by, kinds, speeches, strict=True):
        told = found[name].attribution
        assert (told.source.kind, told.speech.value) == (kind, speech), told
    told = found[by[0]].attribution
    assert (said(told.via) if told.via else None) == case.get("via"), told.via
    if "actor" in case:
        assert [a.mention.text for a in found[by[0]].event.actor] == [case["actor"]]


@pytest.mark.parametrize(("group", "case"), CASES, ids=IDS)
def test_offsets_and_scores(group: str, case: dict[str, Any]) -> None:
    doc, sentences, event = passage(case["text"], "shelling")
    for claim in attribute(doc, sentences, (event,)):
        told = claim.attribution
        for mention in (told.source.mention, told.source.stands_for, told.cue, told.via.mention if told.via else None):
            assert mention is None or doc.text[mention.start : mention.end] == mention.text
        assert told.speech.value in SPEECH
        assert claim.confidence == round(event.evidence.score * told.source.evidence.score, 4)


@pytest.mark.parametrize(("one", "other"), [("Norland", "Sudria")])
@pytest.mark.parametrize(("group", "case"), [c for c in CASES if "Norland" in str(c) or "Sudria" in str(c)])
def test_swapped_sides_change_nothing_but_names(group: str, case: dict[str, Any], one: str, other: str) -> None:
    """The parse is kept and only the names in it are exchanged: no rule may look at which side it is."""
    doc, sentences, event = passage(case["text"], "shelling")
    plain = attribute(doc, sentences, (event,))
    swapped = attribute(*swap(doc, sentences, event, one, other))
    assert [outline(c) for c in plain] == [outline(c) for c in swapped]


def swap(doc: Any, sentences: Any, event: Any, one: str, other: str) -> Any:
    """The same trees and offsets with the two names exchanged; both are padded to one length."""
    names = {one: other.ljust(len(one), "x")[: len(one)], other: one.ljust(len(other), "x")[: len(other)]}

    def turned(text: str) -> str:
        return "\0".join(part.replace(other, names[other]) for part in text.split(one)).replace("\0", names[one])

    out = [
        replace(s, tokens=tuple(replace(t, text=turned(t.text), lemma=turned(t.lemma)) for t in s.tokens))
        for s in sentences
    ]
    return replace(doc, text=turned(doc.text)), tuple(out), (event,)


def outline(claim: Claim) -> tuple[Any, ...]:
    told = claim.attribution
    return (
        told.source.mention.span if told.source.mention else None,
        told.source.kind,
        told.source.evidence.method,
        told.speech.value,
        claim.modality.value,
    )


def test_one_claim_for_each_source_and_no_more() -> None:
    doc, sentences, event = passage("The army and the rebels both said that the [[truce]] was holding.", "ceasefire")
    claims = attribute(doc, sentences, (event, event))
    assert len(claims) == 2 and len({c.id for c in claims}) == 2
    assert claims == attribute(doc, sentences, (event,))


def test_an_event_outside_every_sentence_makes_no_claim() -> None:
    doc, _, event = passage("The government announced a [[truce]] on Sunday.", "ceasefire")
    assert attribute(doc, (), (event,)) == ()


def test_the_lists_hold_lemmas_in_one_force_only() -> None:
    table = words("en", "reporting")
    for speech in FORCES:
        for other in FORCES:
            assert speech == other or not table[speech] & table[other], (speech, other)
    assert table["apart"] <= set().union(*(table[speech] for speech in FORCES))
    assert {row.split("=")[1] for row in words("en", "sources")["phrases"]} <= set(KINDS)
