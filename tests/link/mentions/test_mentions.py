"""Mentions of events: what a sentence says of them, which two are one, and that order plays no part."""

from __future__ import annotations

import pytest

from counterclaim.link.mentions import Collection, Text, compare, group, mention_of, weights
from counterclaim.link.mentions.findings import Finder, one_stem
from counterclaim.link.mentions.linkage import by_mean
from counterclaim.link.mentions.mention import Mention
from counterclaim.records import Token

#: word, lemma, UPOS, head, relation, name
Row = tuple[str, str, str, int, str, str]


def sentence(*rows: Row) -> tuple[Token, ...]:
    out, at = [], 0
    for word, lemma, upos, head, relation, name in rows:
        out.append(Token(word, at, at + len(word), lemma, upos, "", "", head, relation, name))
        at += len(word) + 1
    return tuple(out)


ARRESTED = sentence(
    ("Police", "police", "NOUN", 1, "nsubj", "O"),
    ("arrested", "arrest", "VERB", -1, "root", "O"),
    ("Moser", "Moser", "PROPN", 1, "obj", "B-PER"),
    ("in", "in", "ADP", 4, "case", "O"),
    ("Eastport", "Eastport", "PROPN", 1, "obl", "B-LOC"),
    ("on", "on", "ADP", 6, "case", "O"),
    ("Monday", "Monday", "PROPN", 1, "obl", "O"),
)
DETAINED = sentence(
    ("Moser", "Moser", "PROPN", 2, "nsubj:pass", "B-PER"),
    ("was", "be", "AUX", 2, "aux:pass", "O"),
    ("detained", "detain", "VERB", -1, "root", "O"),
    ("by", "by", "ADP", 4, "case", "O"),
    ("police", "police", "NOUN", 2, "obl", "O"),
    ("in", "in", "ADP", 6, "case", "O"),
    ("Eastport", "Eastport", "PROPN", 2, "obl", "B-LOC"),
)
RAINED = sentence(
    ("Rain", "rain", "NOUN", 1, "nsubj", "O"),
    ("fell", "fall", "VERB", -1, "root", "O"),
    ("on", "on", "ADP", 3, "case", "O"),
    ("Westham", "Westham", "PROPN", 1, "obl", "B-LOC"),
)
TEXTS = [
    Text("a", [[t.text for t in ARRESTED]]),
    Text("b", [[t.text for t in DETAINED]]),
    Text("c", [[t.text for t in RAINED], ["Harvest", "begins", "late"]]),
]


def mentions() -> list[Mention]:
    return [
        mention_of("a#1", "a", 0, ARRESTED, (1,)),
        mention_of("b#1", "b", 0, DETAINED, (2,)),
        mention_of("c#1", "c", 0, RAINED, (1,)),
    ]


def test_the_voice_of_the_verb_does_not_change_who_did_it_to_whom() -> None:
    active, passive, _ = mentions()
    assert (active.doers, active.targets) == (frozenset({"police"}), frozenset({"moser"}))
    assert (passive.doers, passive.targets) == (frozenset({"police"}), frozenset({"moser"}))
    assert active.places == passive.places == {"eastport"} and active.dates == {"monday"}


def test_an_arrest_told_in_other_words_is_one_event_and_the_rain_is_none_of_it() -> None:
    found = group(mentions(), Collection(TEXTS), {"a": 0, "b": 0, "c": 0})
    assert found == {"a#1": "a#1", "b#1": "a#1", "c#1": "c#1"}


def test_mentions_of_two_stories_are_never_one_event() -> None:
    assert len(set(group(mentions(), Collection(TEXTS), {"a": 0, "b": 1, "c": 2}).values())) == 3


def test_the_order_of_texts_and_mentions_plays_no_part() -> None:
    stories = {"a": 0, "b": 0, "c": 0}
    turned = group(mentions()[::-1], Collection(TEXTS[::-1]), stories)
    assert turned == group(mentions(), Collection(TEXTS), stories)


def test_every_part_of_a_sum_is_named_and_turns_round() -> None:
    one, other, _ = mentions()
    finder = Finder(Collection(TEXTS), {})
    there, back = compare(one, other, finder, weights()), compare(other, one, finder, weights())
    assert there.total == pytest.approx(back.total)
    assert [part.name for part in there.parts] == [part.name for part in back.parts]
    parts = {part.name: (part.left, part.right) for part in there.parts}
    assert parts["word"] == ("arrest", "detain") and parts["doer"] == ("police", "police")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("explode", "explosion", True),
        ("acquire", "acquisition", True),
        ("arrest", "rest", False),
        ("die", "diet", False),
    ],
)
def test_words_of_one_stem(left: str, right: str, one: bool) -> None:
    assert one_stem(left, right) is one_stem(right, left) is one


def test_groups_are_joined_by_the_mean_and_not_by_one_good_pair() -> None:
    import numpy as np

    chance = np.array([[0, 0.9, 0.0], [0.9, 0, 0.8], [0.0, 0.8, 0]])
    assert by_mean(chance, 0.5) == [[0, 1], [2]]
    assert by_mean(chance, 0.3) == [[0, 1, 2]]
