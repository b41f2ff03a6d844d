"""The annotators' notation: what a line becomes, and what is refused."""

import pytest

from corpus.drafts import compile_draft, sentences

TEXT = (
    "Shells hit Dovra\n\nThe Norlandic army said at least 12 civilians died when Sudian guns shelled the town of Dovra late on Monday. "
    "It accused the Sudian side of breaking the truce. Sudia denied shelling Dovra; the army of Sudia said the army of Norland had fired first."
)


def _one(line: str) -> dict:
    claims, _, wrong = compile_draft(line, TEXT)
    assert wrong == []
    (claim,) = claims
    return claim


def test_sentences_are_where_a_reader_sees_them() -> None:
    assert [TEXT[a:b].strip()[:12] for a, b in sentences(TEXT)] == [
        "Shells hit D",
        "The Norlandi",
        "It accused t",
        "Sudia denied",
    ]


def test_a_line_is_a_claim() -> None:
    claim = _one(
        "2 shelling: shelled | a Sudian guns =sudia | t the town of Dovra =- | p the town of Dovra | d late on Monday =2022-09-12\n"
        "   | n at least 12 civilians =killed - civilian 12 - | c said | s The Norlandic army =norland military | accuses"
        " | started | background"
    )
    for part in (
        claim["trigger"],
        *claim["actor"],
        *claim["target"],
        *claim["place"],
        claim["time"],
        *claim["counts"],
        claim["cue"],
        claim["source"],
    ):
        assert TEXT[part["start"] : part["end"]] == part["text"]
    assert (claim["event"], claim["speech"], claim["modality"], claim["started"], claim["frame"]) == (
        "shelling",
        "accuses",
        "asserted",
        True,
        "background",
    )
    assert (claim["actor"][0]["party"], claim["target"][0]["party"], claim["time"]["date"]) == (
        "sudia",
        None,
        "2022-09-12",
    )
    count = claim["counts"][0]
    assert [count[key] for key in ("kind", "party", "status", "low", "high", "cumulative")] == [
        "killed",
        None,
        "civilian",
        12,
        None,
        False,
    ]
    assert (claim["source"]["party"], claim["source"]["kind"]) == ("norland", "military")


def test_vague_words_keep_their_words() -> None:
    (count,) = _one("2 shelling: shelled | n at least 12 civilians =killed - civilian - - ~tens_of_thousands cum")[
        "counts"
    ]
    assert (count["vague"], count["low"], count["high"], count["cumulative"]) == ("tens of thousands", None, None, True)


def test_without_a_source_the_article_speaks() -> None:
    claim = _one("1 shelling: hit | p Dovra")
    assert (claim["source"]["kind"], claim["source"]["text"], claim["speech"]) == ("outlet", None, "reports")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Dovra", TEXT.index("Dovra;")),  # the nearest to the trigger
        ("Dovra@1", TEXT.index("Dovra")),
        ("Dovra@2", TEXT.index("Dovra late")),
        ("army#2", TEXT.index("army of Norland")),
        ("Sudia#2", TEXT.index("Sudia said")),  # "Sudian" is another word
    ],
)
def test_words_are_found_nearest_to_the_trigger_unless_told(words: str, start: int) -> None:
    claim = _one(f"4 shelling: shelling | p {words}")
    assert claim["place"][0]["start"] == start


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("4 shellin: shelling", "no event type"),
        ("9 shelling: shelling", "no sentence 9"),
        ("3 shelling: shelling", "not in sentence 3"),
        ("4 shelling: bombing", "not in the text"),
        ("4 shelling: shelling | a Sudia =Sudia", "no party"),
        ("4 shelling: shelling | s Sudia =SUD", "no kind of source"),
        ("4 shelling: shelling | w guns =gun", "no weapon"),
        ("4 shelling: shelling | n 12 =killed - civilian 12", "no count"),
        ("4 shelling: shelling | n 12 =dead - civilian 12 12", "no count"),
        ("4 shelling: shelling | d Monday =12 Sept", "no date"),
        ("4 shelling: shelling | denied", "not understood"),
        ("4 shelling: shelling | p Dovra#3", "stands 1 times"),
        ("4 shelling: shelling\nrel 1 2 killed conflicts", "no such claim"),
        ("4 shelling: shelling\nrel 1 1 deaths conflicts", "no relation"),
        ("# nothing yet", "empty"),
    ],
)
def test_what_is_wrong_is_said(line: str, says: str) -> None:
    _, _, wrong = compile_draft(line, TEXT)
    assert len(wrong) == 1 and says in wrong[0]


def test_none_is_a_text_without_a_claim() -> None:
    assert compile_draft("none", TEXT) == ([], [], [])


def test_claims_stand_in_the_order_of_the_text_and_keep_their_numbers() -> None:
    claims, relations, wrong = compile_draft(
        "4 shelling: shelling\n1 shelling: hit\nrel 1 2 occurrence conflicts: one denies", TEXT
    )
    assert wrong == [] and [claim["id"] for claim in claims] == ["c2", "c1"]
    assert relations == [
        {"left": "c1", "right": "c2", "field": "occurrence", "verdict": "conflicts", "reason": "one denies"}
    ]
