"""Names of sides: which there are, and that no network's answer hangs on which they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterclaim.lang.openings import opening_end
from counterclaim.model import Analysis, Analyzer, load
from counterclaim.neutral import masked_words, names
from counterclaim.parse import parse
from counterclaim.parse.demonyms import told
from counterclaim.parse.masks import analyzed
from evals.common import record

SIDES = yaml.safe_load(Path("evals/tables/two_sided.yaml").read_text("utf-8"))["sides"]


@pytest.fixture(scope="module")
def model() -> Analyzer:
    return load()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yerevan said Chad shelled South Korea", ["town:Yerevan", "name:Chad", "name:South Korea"]),
        ("North Korean troops and Thais", ["demonym:North Korean", "demonym:Thais"]),
        ("the Sudanese said", ["demonym:Sudanese"]),
        ("in New Mexico and Latin America", ["town:New Mexico"]),
        ("Hamas and Boko Haram fighters", ["group:Hamas", "group:Boko Haram"]),
        ("the Free Syrian Army", ["demonym:Syrian"]),
        ("ethnic Armenian forces", ["demonym:Armenian"]),
        ("shells fell on Novi Sad and Addis Ababa", ["town:Novi Sad", "town:Addis Ababa"]),
        ("General John Lincoln spoke in Nice", []),
        ("the Democratic Republic of the Congo", ["name:Democratic Republic of the Congo"]),
        ("turkey and china on the table", []),
        ("shells fell on Cox 's Bazar and Saint John 's", ["town:Cox 's Bazar", "town:Saint John 's"]),
        ("Jaish - e - Mohammed and Ansar Dine", ["group:Jaish - e - Mohammed", "group:Ansar Dine"]),
        ("pro-Russian rebels and an anti-Hamas page", ["demonym:pro-Russian", "group:anti-Hamas"]),
        (
            "from Jalal - Abad to Sisaket on the Damascus - Aleppo road",
            ["town:Jalal - Abad", "town:Sisaket", "town:Damascus", "town:Aleppo"],
        ),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    words = text.split()
    assert [f"{n.form}:{' '.join(words[n.start : n.end])}" for n in names(words)] == found


def shape(a: Analysis, words: list[str]) -> list[object]:
    """The analysis without what belongs to a name's other words."""
    beside = {i for n in names(words) for i in range(n.start, n.end) if i != n.head}
    place = {word: k for k, word in enumerate(i for i in range(len(words)) if i not in beside)}
    rows = zip(a.upos, a.xpos, a.feats, a.heads, a.deprels, strict=True)
    return [(u, x, f, place.get(h, h), r) for i, (u, x, f, h, r) in enumerate(rows) if i in place]


@pytest.mark.parametrize("side", [s for s in SIDES if "demonym" in SIDES[s]])
def test_a_sides_name_does_not_change_the_analysis(side: str, model: Analyzer) -> None:
    row = SIDES[side]
    told = "{name} 's army shelled {town} , {capital} said ; {article} {demonym} soldier and two {demonym} posts were hit ."

    def words(of: dict[str, str]) -> list[str]:
        return told.format(**of, town=of["towns"][0]).split()

    own, other = words(row), words(SIDES["ARM"])
    assert shape(analyzed(own, model), own) == shape(analyzed(other, model), other)


def test_a_names_words_hang_on_its_main_word(model: Analyzer) -> None:
    words = ["South", "Korea", "and", "the", "Republic", "of", "Congo", "fired", "at", "Guinea", "-", "Bissau", "."]
    a = analyzed(words, model)
    assert (a.heads[0], a.deprels[0], a.names[:2]) == (1, "compound", ("B-LOC", "I-LOC"))
    assert [(a.heads[i], a.deprels[i]) for i in (5, 6)] == [(6, "case"), (4, "nmod")]
    assert a.upos[10] == "PUNCT"


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("The {d} army killed 21 {p} .", ["adjective", "people"]),
        ("22 were {p} and 15 {p} .", ["adjective", "people"]),
        ("seven {d} and six {d} soldiers", ["adjective", "adjective"]),
        ("{d} , {d} and {d} troops", ["adjective"] * 3),
        ("a young {d} , who fled", ["adjective"]),
        ("{d} - backed rebels freed the {p} .", ["adjective", "people"]),
        ("he saw {p} who fled , and {p} with guns", ["people", "people"]),
        ("{d} medical aid", ["adjective"]),
        ("{p} fire", [None]),
        ("{p} and rebel posts", [None]),
        ("the {p}", ["people"]),
    ],
)
@pytest.mark.parametrize(("demonym", "people"), [("Chadian", "Chadians"), ("Sudanese", "Sudanese")])
def test_demonyms_are_told_by_where_they_stand(text: str, told_as: list[str | None], demonym: str, people: str) -> None:
    words = text.format(d=demonym, p=people).split()
    assert told(words, names(words)) == told_as


def test_a_name_within_a_word_is_read_by_its_stand_in(model: Analyzer) -> None:
    first, second = (analyzed(["An", f"anti-{x}", "page", "mocked", "a", f"pro-{y}", "mayor", "."], model) for x, y in
                     (("Chad", "Malian"), ("Armenia", "Turkish")))  # fmt: skip
    assert first == second and first.deprels[5] == "amod"


def test_where_the_neighbours_leave_it_open_the_analysis_tells_alike(model: Analyzer) -> None:
    first, second = (
        analyzed(["They", "saw", word, "fire", "at", "a", "bus", "."], model) for word in ("Sudanese", "Chadians")
    )
    assert first == second


def test_what_stands_before_a_sentence_is_no_part_of_it(model: Analyzer) -> None:
    for text in (
        "ISTANBUL — Armenia said on Tuesday that it fired.",
        "CORRECTED: Armenia said on Tuesday that it fired.",
    ):
        (sentence,) = parse(record("x", text), model)
        said = next(i for i, t in enumerate(sentence.tokens) if t.text == "said")
        assert sentence.tokens[said].head == -1
        assert [t.text for t in sentence.tokens if t.head == said and t.deprel == "nsubj"] == ["Armenia"]
        assert sentence.tokens[0].deprel == "parataxis"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("EASTPORT, Sept 13 (Example Wire) - Troops fired.", "EASTPORT, Sept 13 (Example Wire) - "),
        (
            "EASTPORT, Republic of Northland, Sept 13 (EW) - Troops fired.",
            "EASTPORT, Republic of Northland, Sept 13 (EW) - ",
        ),
        ("EASTPORT, 21 October 2025 - Troops fired.", "EASTPORT, 21 October 2025 - "),
        ("NATO Secretary General John Smith – who came – said troops fired.", ""),
        ("UN, Red Cross and Scouts – all three – said troops fired.", ""),
        ("CORRECTED: Troops fired.", "CORRECTED: "),
        ("UN: Troops fired.", ""),
        ("U.S.-backed troops fired.", ""),
    ],
)
def test_openings(text: str, opening: str) -> None:
    assert text[: opening_end(text, 0, len(text))] == opening


def test_the_reader_sees_one_mask_a_name(model: Analyzer) -> None:
    (long,) = parse(record("x", "An Iranian drone hit a South Sudanese post near Addis Ababa."), model)
    (short,) = parse(record("x", "A Malian drone hit a Chadian post near Goris."), model)

    def seen(sentence: object) -> list[str | None]:
        return [w for w in masked_words(sentence, frozenset()) if w != ""]  # type: ignore[arg-type]

    assert seen(long) == seen(short) == ["A", None, "drone", "hit", "a", None, "post", "near", None, "."]
    assert masked_words(long, frozenset()).count("") == 2  # "South", "Addis"


def test_names_of_a_hostile_sentence_take_linear_time(model: Analyzer) -> None:
    words = ["Sudanese", "and", "Novi", "Sad", "Chad"] * 4000
    assert len(names(words)) == 12_000
    seen: list[int] = []

    class Counting:
        def analyze(self, read: list[str]) -> Analysis:
            seen.append(len(read))
            n = len(read)
            return Analysis(
                ("PROPN",) * n, ("NNP",) * n, ("",) * n, (-1, *range(n - 1)), ("root", *["conj"] * (n - 1)), ("O",) * n
            )

    analyzed(words, Counting())  # type: ignore[arg-type]
    assert len(seen) <= 3
