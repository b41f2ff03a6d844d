"""A clause after a colon stands beside the clause before it, and a list or a label stays where it is."""

from __future__ import annotations

import pytest

from counterclaim.model import load
from counterclaim.parse.masks import analyzed
from counterclaim.pipeline import code_document, load_coder
from evals.common import record

REJECTED = (
    "Speaking in parliament, he rejected allegations that Armenia had provoked the clashes: "
    "Azerbaijan, in his words, attacked seven locations at once."
)


def words(text: str) -> list[str]:
    return text.replace(":", " :").replace(",", " ,").replace(".", " .").split()


def test_a_clause_after_a_colon_has_its_own_subject() -> None:
    said = words(REJECTED)
    a = analyzed(said, load())
    attacked = said.index("attacked")
    assert a.heads[attacked] == said.index("rejected")
    assert a.deprels[attacked] == "parataxis"
    assert a.heads[said.index("Azerbaijan")] == attacked


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled three villages near the border : Goris , Jermuk and Vardenis .",
        "Pashinyan : Azerbaijan attacked seven villages at once .",
        "He made one accusation only : that Armenia had attacked seven villages .",
    ],
)
def test_lists_labels_and_subordinate_clauses_are_read_in_one(text: str) -> None:
    said = text.split()
    whole = load().analyze(said)
    assert analyzed(said, load()).heads == whole.heads


def test_a_rejected_allegation_is_no_attack_by_the_other_side() -> None:
    claims = code_document(record("x", REJECTED), load_coder()).claims
    read = [(c.event.type, [a.mention.text for a in c.event.actor], c.attribution.speech.value) for c in claims]
    assert read == [("clash", ["Armenia"], "denies"), ("attack", ["Azerbaijan"], "asserts")]
