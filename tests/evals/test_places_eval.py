"""What the scorer of places counts."""

from __future__ import annotations

from counterclaim.records import Document, Sentence
from evals.places import Tally, document_of, half_of, score, together

TEXT = "Guns fired on Goris and on Velmgrad."


def nothing(document: Document) -> tuple[Sentence, ...]:
    return ()


def test_names_left_out_are_missed_and_given_extents_are_placed() -> None:
    goris = {"start": 14, "end": 19, "phrase": "Goris", "lat": 39.51, "lon": 46.34}
    velmgrad = {"start": 27, "end": 35, "phrase": "Velmgrad", "lat": 1.0, "lon": 1.0}
    far = {"start": 14, "end": 19, "phrase": "Goris", "lat": -39.51, "lon": 46.34}
    halves, demonyms = score([{"id": "a", "text": TEXT, "toponyms": [goris, velmgrad]}], nothing)
    whole = together(list(halves.values()))
    assert (whole.gold, whole.found, whole.same, whole.points, whole.placed, whole.whole) == (2, 0, 0, 2, 1, 0)
    assert demonyms is False and len(whole.errors) == 3
    halves, _ = score([{"id": "a", "text": TEXT, "toponyms": [far, {**velmgrad, "lat": None}]}], nothing)
    whole = together(list(halves.values()))
    assert (whole.points, whole.placed) == (1, 0)


def test_adjectives_are_asked_for_where_a_file_has_them() -> None:
    armenian = {"start": 0, "end": 8, "phrase": "Armenian", "lat": 40.0, "lon": 45.0}
    assert score([{"id": "a", "text": "Armenian guns fired.", "toponyms": [armenian]}], nothing)[1] is True


def test_shares_of_nothing_are_nought() -> None:
    figures = Tally().figures()
    assert figures["f1"] == figures["accuracy@161"] == figures["names_per_second"] == 0


def test_halves_hang_on_the_id_alone() -> None:
    assert {half_of({"id": str(n)}) for n in range(40)} == {0, 1}
    assert half_of({"id": "a", "text": "x"}) == half_of({"id": "a", "text": "y"})


def test_every_line_is_a_paragraph() -> None:
    document = document_of({"id": 7, "text": "One.\n\nTwo."})
    assert [document.text[block.start : block.end] for block in document.blocks] == ["One.", "Two."]
