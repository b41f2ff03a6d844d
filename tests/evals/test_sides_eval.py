"""The eval of sides counts what annotators and program say of the same words."""

from pathlib import Path

from evals.sides import Tally, pairs

SPAN = {"start": 0, "end": 8, "text": "The army"}


def claim(party: str | None, kind: str = "official") -> dict[str, object]:
    return {
        "actor": [{**SPAN, "party": party}],
        "target": [],
        "counts": [],
        "source": {**SPAN, "party": party, "kind": kind},
    }


def test_values_of_overlapping_words_are_paired(shared: Path) -> None:  # pairs are found by the scorer there
    found = dict(pairs(claim("SYR"), claim("RUS", "military")))
    assert found["actor_party"][:2] == ("SYR", "RUS")
    assert found["source_kind"][:2] == ("official", "military")


def test_a_missing_value_costs_recall_and_a_wrong_one_both():
    tally = Tally()
    for gold, given in (("SYR", "SYR"), ("SYR", None), ("SYR", "RUS"), (None, "RUS")):
        tally.add("d", (gold, given, "the army"))
    figures = tally.figures()
    assert (figures["p"], figures["r"], figures["gold"]) == (33.3, 33.3, 3)
