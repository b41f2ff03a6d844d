"""Mentions of events: what a sentence says of them, which two are one, and that order plays no part."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.link.mentions import Collection, Story, Text, compare, group, mention_of, weights
from counterclaim.link.mentions.findings import COLUMNS, letters, one_stem
from counterclaim.link.mentions.linkage import by_mean
from counterclaim.link.mentions.mention import Mention
from counterclaim.model import load_states
from counterclaim.records import Token
from counterclaim.trees import LEAF, Trees

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
    rows = (("a", ARRESTED, 1), ("b", DETAINED, 2), ("c", RAINED, 1))
    return [
        mention_of(f"{doc}#1", doc, 0, tokens, (at,), load_states()([token.text for token in tokens]))
        for doc, tokens, at in rows
    ]


def story() -> Story:
    return Story(mentions(), Collection(TEXTS), weights().space)


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
    told = story()
    there, back = compare(told, 0, 1, weights()), compare(told, 1, 0, weights())
    assert [(part.name, part.weight) for part in there.parts] == [(part.name, part.weight) for part in back.parts]
    parts = {part.name: (part.left, part.right) for part in there.parts}
    assert parts["same word"] == ("arrest", "detain") and parts["doer"] == ("police", "police")


def test_the_parts_add_up_to_the_sum_that_decides() -> None:
    told = story()
    sums = weights().trees.sums(told.table())
    assert [compare(told, i, j, weights()).total for i, j in ((0, 1), (0, 2), (1, 2))] == pytest.approx(sums, abs=0.01)


def test_a_role_that_one_leaves_open_says_nothing() -> None:
    row = dict(zip((column.name for column in COLUMNS), story().row(0, 2), strict=True))
    assert row["done to"] != row["done to"]  # NaN: nothing was done to anybody by the rain
    assert row["doer"] == 0.0 and row["place"] == 0.0


def test_a_tree_goes_where_its_limits_send_a_row() -> None:
    at, no = np.array([0, LEAF, LEAF]), np.array([False, False, False])
    left, right, value = np.array([1, 0, 0]), np.array([2, 0, 0]), np.array([0.2, -1.0, 3.0])
    tree = Trees(1.0, np.array([0]), at, np.array([0.5, 0.0, 0.0]), left, right, no, value)
    rows = np.array([[0.5], [0.6], [np.nan]])
    assert tree.sums(rows).tolist() == [0.0, 4.0, 4.0]
    start, moved = tree.parts(rows[0])
    assert [start, *moved] == pytest.approx([1.2, -1.2])


def test_letters_tell_a_noun_of_its_verb() -> None:
    assert letters("explode", "explosion") == letters("explosion", "explode") > letters("explode", "arrest") == 0


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
    chance = np.array([[0, 0.9, 0.0], [0.9, 0, 0.8], [0.0, 0.8, 0]])
    assert by_mean(chance, 0.5) == [[0, 1], [2]]
    assert by_mean(chance, 0.3) == [[0, 1, 2]]
