"""The sample articles: well-formed, balanced, and coded without a problem by the real coder."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterclaim
from counterclaim.commands import ARTICLES
from counterclaim.records import Coded, Document

ROOT = Path(__file__).resolve().parents[1]
#: What surrounds the articles and must give nothing.
FURNITURE = ("cookies", "Five passes", "favourite bear", "Patrick Kinloch", "nine drones", "They always do", "Odette Farrow",
             "Leave a Reply", "will not be published", "Ten walks")  # fmt: skip


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return counterclaim.code(ARTICLES)


def _prose(document: Document) -> Iterator[str]:
    return (document.text[block.start : block.end] for block in document.blocks if block.kind != "furniture")


def test_there_are_enough_of_every_form(coded: list[Coded]) -> None:
    assert len(coded) >= 9
    assert {path.suffix for path in ARTICLES.iterdir()} == {".html", ".jsonl", ".txt"}
    outlets = {one.document.outlet.value for one in coded if one.document.outlet}
    assert len(outlets) >= 9


def test_each_states_its_facts_and_has_the_length_of_news(coded: list[Coded]) -> None:
    for one in coded:
        document = one.document
        assert document.title and document.published and document.published.value.startswith("2022-09-1")
        assert document.ref == "plain-reader.txt" or (document.outlet and document.url)
        assert 150 <= len(" ".join(_prose(document)).split()) <= 450, document.ref


def test_both_governments_are_heard_equally_often(coded: list[Coded]) -> None:
    """Named equally often, within a fifth: a sample that leans would teach its readers to lean."""
    text = " ".join(words for one in coded for words in _prose(one.document))
    armenia, azerbaijan = text.count("Armenia"), text.count("Azerbaijan")
    assert 0.8 <= armenia / azerbaijan <= 1.25


def test_both_sides_make_claims_in_most_articles(coded: list[Coded]) -> None:
    sides = [
        {claim.attribution.source.party.value for claim in one.claims if claim.attribution.source.party}
        for one in coded
    ]
    assert sum({"ARM", "AZE"} <= found for found in sides) >= len(coded) / 2
    assert all(one.claims for one in coded)


#: document, a word of the claim's sentence, its event, whose claim it is: no side's words may end up in the other's mouth.
SPEAKERS = [
    ("meridian-0913", "crossed the line", "mine_laying", "AZE"),
    ("meridian-0913", "crossed the line", "shooting", "AZE"),
    ("meridian-0913", "began to shell", "shelling", "ARM"),
    ("meridian-0913", "an invention", "mine_laying", "ARM"),
    ("plain-reader.txt", "laid mines", "mine_laying", "AZE"),
    ("khazri-0913", "small arms and mortars", "shelling", "AZE"),
]


@pytest.mark.parametrize(("ref", "words", "event", "party"), SPEAKERS)
def test_who_says_it(coded: list[Coded], ref: str, words: str, event: str, party: str) -> None:
    (one,) = (one for one in coded if one.document.ref == ref)
    found = [
        claim.attribution.source.party
        for claim in one.claims
        if claim.event.type == event
        and words in one.document.text[claim.event.sentence.start : claim.event.sentence.end]
    ]
    assert [side and side.value for side in found] == [party]


def test_nothing_is_claimed_by_what_surrounds_an_article(coded: list[Coded]) -> None:
    for one in coded:
        furniture = [block for block in one.document.blocks if block.kind == "furniture"]
        for claim in one.claims:
            sentence = one.document.text[claim.event.sentence.start : claim.event.sentence.end]
            assert not [words for words in FURNITURE if words in sentence]
            assert not [block for block in furniture if block.start <= claim.event.trigger.start < block.end]


def test_the_page_is_as_messy_as_promised(coded: list[Coded]) -> None:
    page = (ARTICLES / "highland-monitor.html").read_text("utf-8")
    (document,) = (one.document for one in coded if one.document.ref == "highland-monitor.html")
    kept = " ".join(_prose(document))
    assert not [words for words in FURNITURE if words in kept]
    assert sum(words in page for words in FURNITURE) >= 7


def test_no_outlet_has_a_real_address() -> None:
    for line in (ARTICLES / "outlets.jsonl").read_text("utf-8").splitlines():
        assert json.loads(line)["url"].split("/")[2].endswith(".example")


def test_no_sentence_is_taken_from_the_seed(shared: Path) -> None:
    """No run of six words is shared with the text that the project began with: facts carry over, sentences do not."""
    files = [*sorted(ARTICLES.iterdir()), ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for seed in sorted((shared / "seeds").glob("*.txt")):
        theirs = _runs(seed.read_text("utf-8").partition("Leave a Reply")[0])  # the form below is every blog's
        assert theirs
        for path in files:
            assert not theirs & _runs(path.read_text("utf-8")), path


def _runs(text: str, size: int = 6) -> set[tuple[str, ...]]:
    words = ["".join(char for char in word.casefold() if char.isalnum()) for word in text.split()]
    words = [word for word in words if word]
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
