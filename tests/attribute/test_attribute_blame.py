"""Who is blamed for an act, and who owns up to it, in words other than "accused X of"."""

import pytest

from counterclaim.pipeline import code_document, load_coder
from counterclaim.read import RawItem, to_document
from counterclaim.records import Coded

CASES = [
    # words, who speaks, how, modality, who did it
    (
        "The police attributed the attack to the Borland Front.",
        "The police",
        "accuses",
        "asserted",
        "the Borland Front",
    ),
    (
        "The general said the rebels were responsible for the attack on the base.",
        "The general",
        "accuses",
        "asserted",
        "the rebels",
    ),
    (
        "The Borland Front said it was responsible for the attack on the base.",
        "The Borland Front",
        "claims-responsibility",
        "asserted",
        "it",
    ),
    (
        "The ministry said it was not responsible for the shelling of the town.",
        "The ministry",
        "denies",
        "negated",
        "it",
    ),
    ("The general was responsible for the attack on the base.", None, "reports", "asserted", "The general"),
]


def _coded(text: str) -> Coded:
    """By the rules alone: the learned reader weighs what they find."""
    document = to_document(RawItem("record", "test", "test", text.encode("utf-8")))
    return code_document(document, load_coder(rules_alone=True))


@pytest.mark.parametrize(("text", "by", "speech", "modality", "actor"), CASES)
def test_blame(text: str, by: str | None, speech: str, modality: str, actor: str) -> None:
    coded = _coded(f"Soldiers and rebels clashed on Monday. {text}")
    (claim,) = (claim for claim in coded.claims if claim.event.type != "clash")
    source = claim.attribution.source.mention
    assert (source.text if source else None, claim.attribution.speech.value) == (by, speech)
    assert claim.modality.value == modality
    assert [one.mention.text for one in claim.event.actor] == [actor]


def test_a_word_that_stands_for_the_act_takes_its_type() -> None:
    coded = _coded("A bomb killed Judge Alan Field. The president accused the Borland Front of the crime.")
    blamed = coded.claims[-1]
    assert (blamed.event.type, blamed.event.trigger.text, blamed.attribution.speech.value) == (
        "bombing",
        "crime",
        "accuses",
    )
    assert [one.mention.text for one in blamed.event.actor] == ["the Borland Front"]
