"""The logic by which rules and network are weighed, with a network that says what the test wants it to say."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from counterclaim import code, model
from counterclaim.attribute import attribute
from counterclaim.codebook.events import event_types
from counterclaim.extract import extract, found_in
from counterclaim.extract.reader import opinion_of
from counterclaim.extract.reader.pairs import ROLES
from counterclaim.model import DATA, Reader, Scores
from counterclaim.parse import parse
from counterclaim.records import FRAME, MODALITY, SPEECH, Claim
from counterclaim.weigh import weigh
from tests.extract.reading import document

QUESTIONS = {"modality": MODALITY, "frame": FRAME, "speech": SPEECH, "started": (None, True, False)}
YES, NO = 9.0, -9.0


@dataclass
class Told:
    """Stands in for the network: by word of the text, what it says.

    `events`: word → type (None: no event). `pairs`: (event, role, word) → score. `answers`: (event, question) → answer.
    """

    text: str
    events: dict[str, str | None] = field(default_factory=dict)
    pairs: dict[tuple[str, str, str], float] = field(default_factory=dict)
    answers: dict[tuple[str, str], object] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pieces = model.load_reader().pieces
        self.types, self.roles = tuple(event_types()), ROLES
        self.questions = QUESTIONS
        self.trust = np.full(len(ROLES) + 1, 4.0, np.float32)
        self.trust_whole = {k: 4 * np.eye(len(v), dtype=np.float32) for k, v in QUESTIONS.items()}
        names = ("kept", "merged", "new", "retype", "source.new", "source.outlet", *QUESTIONS)
        pairs = [f"{r}.{k}" for r in ROLES for k in ("kept", "new")]
        conflict = {"conflict": 0.0, "told": 0.0, "kept.elsewhere": 0.5}
        self.limits = {**dict.fromkeys((*names, *pairs), 0.5), **conflict, **self.limits}

    def cut(self, word: str | None) -> tuple[int, ...]:
        return (self.pieces.mask,) if word is None else tuple(self.pieces(word))

    def calibrated(self, name: str, chance: float) -> float:
        return round(chance, 3)

    def words(self) -> list[str]:
        return [t.text for s in parse(document(self.text), model.load()) for t in s.tokens]

    def __call__(self, ids, first, marks) -> Scores:
        words = self.words()
        n = len(words)
        assert n == len(first), "the tests' texts fit one window"
        types = np.zeros((n, 1 + len(self.types)), np.float32)
        ruled = marks[:, 2] > 0  # what the rules have, it has too
        types[~ruled, 0] = 1
        types[ruled, 1 + (marks[ruled, 2] - 1) // 2] = 1
        for word, kind in self.events.items():
            types[words.index(word)] = 0
            types[words.index(word), 0 if kind is None else 1 + self.types.index(kind)] = 1
        pairs = np.zeros((len(ROLES) + 1, n, n + 1), np.float32)
        pairs[:-1] = -2.0
        for (event, role, word), score in self.pairs.items():
            row = len(ROLES) if role == "source" else ROLES.index(role)
            pairs[row, words.index(event), 0 if word == "" else 1 + words.index(word)] = score
        whole = np.zeros((n, sum(map(len, QUESTIONS.values()))), np.float32)
        for (event, question), answer in self.answers.items():
            at = sum(len(QUESTIONS[q]) for q in list(QUESTIONS)[: list(QUESTIONS).index(question)])
            whole[words.index(event), at + QUESTIONS[question].index(answer)] = YES
        asked = np.flatnonzero(types[:, 0] < 0.98)
        return Scores(types, asked, pairs[:, asked], whole)


def claims(told: Told) -> list[Claim]:
    doc = document(told.text)
    sentences = parse(doc, model.load())
    opinion = opinion_of(doc, found_in(doc, sentences), told)
    found = attribute(doc, sentences, extract(doc, sentences, opinion))
    return list(weigh(doc, sentences, found, opinion))


TEXT = "Avalian troops shelled the village of Harrow with mortars on Monday, Borland's defence ministry said."


def one(**said) -> Claim:
    (claim,) = claims(Told(TEXT, **said))
    return claim


def test_where_the_network_agrees_the_rules_reading_stands_with_its_scores():
    doc = document(TEXT)
    sentences = parse(doc, model.load())
    (ruled,) = attribute(doc, sentences, extract(doc, sentences))
    claim = one()
    assert [a.mention for a in claim.event.actor] == [a.mention for a in ruled.event.actor]
    assert claim.event.actor[0].evidence.method == ruled.event.actor[0].evidence.method
    assert claim.event.actor[0].evidence.score == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-3)
    assert claim.id == ruled.id


def test_the_network_drops_an_event_that_it_does_not_believe_in():
    assert claims(Told(TEXT, events={"shelled": None})) == []


def test_the_network_sees_an_event_that_no_rule_knows_and_says_so():
    told = Told(TEXT + " Its soldiers pummelled the harbour.", events={"pummelled": "attack"})
    found = {c.event.trigger.text: c.event for c in claims(told)}
    assert found["pummelled"].type == "attack"
    assert found["pummelled"].evidence.method == "reader.trigger/2"


def test_the_network_names_another_type():
    claim = one(events={"shelled": "attack"})
    assert (claim.event.type, claim.event.evidence.method) == ("attack", "reader.type/2")


def test_a_role_that_the_network_disbelieves_is_left_out():
    assert one(pairs={("shelled", "weapon", "mortars"): NO}).event.weapons == ()
    assert one(pairs={("shelled", "actor", "troops"): NO}).event.actor == ()
    assert one(pairs={("shelled", "time", "Monday"): NO}).event.time is None


def test_a_lists_first_member_speaks_for_all():
    text = TEXT.replace("with mortars", "with tanks, mortars and rifles")
    for first, left in ((YES, ["tanks", "mortars", "rifles"]), (NO, ["mortars"])):
        said = {("shelled", "weapon", "tanks"): first, ("shelled", "weapon", "rifles"): NO}
        (claim,) = claims(Told(text, pairs=said))
        assert [w.mention.text for w in claim.event.weapons] == left


def test_a_participant_that_the_network_sees_is_its_whole_noun_phrase():
    claim = one(pairs={("shelled", "actor", "troops"): NO, ("shelled", "actor", "ministry"): YES})
    assert [a.mention.text for a in claim.event.actor] == ["Borland's defence ministry"]
    assert claim.event.actor[0].evidence.method == "reader.role/1"


def test_a_source_becomes_the_articles_own_voice_and_back():
    own = one(pairs={("shelled", "source", "ministry"): NO, ("shelled", "source", ""): YES})
    assert (own.attribution.source.kind, own.attribution.speech.value) == ("outlet", "reports")
    other = one(pairs={("shelled", "source", "troops"): YES + 4})
    assert other.attribution.source.mention is not None
    assert other.attribution.source.mention.text == "Avalian troops"
    assert other.id != own.id


def test_the_heading_of_an_editors_note_says_nothing():
    text = "EDITOR'S NOTE: An earlier version said so. Avalian troops shelled the village of Harrow on Monday."
    (claim,) = claims(Told(text, pairs={("shelled", "source", "NOTE"): YES + 4}))
    assert claim.attribution.source.kind == "outlet"


def test_the_dead_have_no_part_in_the_clash():
    text = "Some 30 Avalian soldiers were killed in clashes along the river on Monday."
    found = claims(Told(text, pairs={("clashes", "actor", "soldiers"): YES + 4}))
    assert "clash" in [claim.event.type for claim in found]
    for claim in found:
        assert "Some 30 Avalian soldiers" not in [actor.mention.text for actor in claim.event.actor]


def test_an_outlets_own_report_is_never_given_the_force_of_a_saying():
    claim = one(
        pairs={("shelled", "source", "ministry"): NO, ("shelled", "source", ""): YES},
        answers={("shelled", "speech"): "accuses"},
    )
    assert claim.attribution.speech.value == "reports"


@pytest.mark.parametrize(
    ("question", "answer"), [("modality", "hedged"), ("frame", "background"), ("speech", "accuses")]
)
def test_answers_about_the_whole_event(question, answer):
    claim = one(answers={("shelled", question): answer})
    found = claim.attribution.speech if question == "speech" else getattr(claim, question)
    assert (found.value, found.evidence.method) == (answer, f"reader.{question}/1")


def test_who_began_may_be_said_or_unsaid():
    claim = one(answers={("shelled", "started"): True})
    assert claim.started is not None and claim.started.value is True
    assert one().started is None


def test_below_its_limit_the_networks_answer_does_not_count():
    claim = one(answers={("shelled", "frame"): "background"}, limits={"frame": 1.0})
    assert claim.frame.value == "new"


def test_without_an_opinion_the_claims_stay_as_they_are():
    doc = document(TEXT)
    sentences = parse(doc, model.load())
    ruled = attribute(doc, sentences, extract(doc, sentences))
    assert weigh(doc, sentences, ruled, None) == ruled


def test_the_packaged_reader_has_all_that_the_program_asks_it():
    reader = Reader(DATA)
    assert reader.types == tuple(event_types())
    assert reader.roles == ROLES
    assert {k: tuple(v) for k, v in reader.questions.items()} == QUESTIONS
    whole = {
        "kept",
        "kept.elsewhere",
        "conflict",
        "told",
        "merged",
        "new",
        "retype",
        "source.new",
        "source.outlet",
    }
    assert {*whole, *QUESTIONS} <= set(reader.limits)


@pytest.mark.parametrize(
    "text",
    [
        "Schools in Goris have taken in families from the villages nearest to the border.",
        "Neighbours took in two orphans after the strike.",
    ],
)
def test_who_gives_shelter_takes_nobody_prisoner(text: str) -> None:
    (coded,) = code(f"Armenia's Defence Ministry said Azerbaijani forces shelled Jermuk on Tuesday.\n\n{text}")
    assert not {c.event.type for c in coded.claims} & {"abduction", "capture_persons", "arrest"}
