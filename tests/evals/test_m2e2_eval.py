"""Claims as ACE's events, and how they are scored: by sentences with an event or all, by words, type and role."""

import json
from pathlib import Path

from corpus.join import is_test
from counterclaim.pipeline import load_coder
from evals import m2e2
from evals.m2e2 import Found, Tally, article, coded, score, theirs, within
from evals.parts import is_held_out, trained_on

ATTACK = "Rebels shelled Aleppo on Monday , killing five civilians ."
WAR = "The war goes on ."
INVASION = "Iraqi troops invaded Kuwait ."
ARREST = "Soldiers arrested two protesters in Cairo after clashes with rebels ."
NOTHING = "Rain fell on the hills ."


def found(*sentences: str) -> Found:
    return coded(article([one.split() for one in sentences]), "made", "2016-05-04", load_coder())


def said(one: Found, sentence: str) -> set[tuple[str, str]]:
    words = sentence.split()
    return {(kind, " ".join(words[first:last])) for _, kind, first, last in one.triggers}


def roles(one: Found, sentence: str) -> set[tuple[str, str, str]]:
    words = sentence.split()
    return {(kind, role, " ".join(words[first:last])) for _, kind, role, first, last in one.arguments}


def test_those_killed_in_an_act_are_a_death_beside_it() -> None:
    ours = found(ATTACK)
    assert said(ours, ATTACK) == {("Conflict:Attack", "shelled"), ("Life:Die", "killing")}
    assert {
        ("Conflict:Attack", "Attacker", "Rebels"),
        ("Life:Die", "Agent", "Rebels"),
        ("Life:Die", "Victim", "civilians"),
    } <= roles(ours, ATTACK)


def test_what_is_attacked_is_not_the_place_too() -> None:
    assert {role for kind, role, words in roles(found(ATTACK), ATTACK) if words == "Aleppo" and "Attack" in kind} == {
        "Target"
    }


def test_an_invasion_is_an_attack_and_war_as_a_state_no_event() -> None:
    assert said(found(INVASION), INVASION) == {("Conflict:Attack", "invaded")}
    assert found(WAR, NOTHING) == Found()


def test_an_arrest() -> None:
    expected = {
        ("Justice:Arrest-Jail", role, words) for role, words in (("Agent", "Soldiers"), ("Person", "protesters"))
    }
    assert expected <= roles(found(ARREST), ARREST)


def test_where_words_stand() -> None:
    whole = article([["Rain", "fell", "."], ["It", "stopped", "."]])
    assert whole.text == "Rain fell.\n\nIt stopped."
    assert whole.range_of(m2e2.Span(15, 22)) == (1, 1, 2) and whole.range_of(m2e2.Span(10, 12)) is None


def test_a_trigger_needs_its_words_and_type_an_argument_its_role_too() -> None:
    tally = Tally()
    gold = Found({(0, "A", 1, 2), (3, "B", 0, 1)}, {(0, "A", "Place", 4, 5), (0, "A", "Agent", 0, 1)})
    ours = Found({(0, "A", 1, 2), (3, "A", 0, 1)}, {(0, "A", "Place", 4, 5), (0, "A", "Victim", 0, 1)})
    tally.add(gold, ours)
    figures = tally.figures()
    assert figures["trigger"] == figures["argument"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert figures["trigger A"] == {"p": 50.0, "r": 100.0, "f1": 66.7}
    assert within(ours, {3}) == Found({(3, "A", 0, 1)}, set())


def test_sentences_with_an_event_and_all(tmp_path: Path) -> None:
    words, other = ATTACK.split(), ARREST.split()
    victim = {"role": "Victim", "start": 8, "end": 9, "text": "civilians"}
    event = {"event_type": "Life:Die", "trigger": {"start": 6, "end": 7, "text": "killing"}, "arguments": [victim]}
    sentences = [{"words": words, "events": [event]}, {"words": other, "events": []}]
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": "made", "published": "2016-05-04", "sentences": sentences}) + "\n", "utf-8")
    assert theirs(sentences).triggers == {(0, "Life:Die", 6, 7)}
    tallies = score(file)
    part = "held_out" if is_held_out("made") else "read"
    for name in ("all", part, "untrained"):
        assert tallies["with_event"][name].figures()["trigger"] == {"p": 50.0, "r": 100.0, "f1": 66.7}
        assert tallies["every_sentence"][name].figures()["trigger"] == {"p": 25.0, "r": 100.0, "f1": 40.0}


def test_what_the_reader_was_trained_on() -> None:
    seen = trained_on("voa")
    assert seen and all(one.startswith("voa-") and not is_test({"id": one, "meta": {}}) for one in seen)
