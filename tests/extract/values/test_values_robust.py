"""Whatever the parse looks like: no error, exact words, linear time; and the same for both sides."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.codebook.weapons import checked
from counterclaim.errors import ResourceError
from counterclaim.extract.values import find_counts, find_places, find_times, find_weapons
from counterclaim.records import Mention, Sentence, Token
from tests.extract.values.reading import sentences

if TYPE_CHECKING:
    from _typeshed import TraceFunction

WORDS = [
    "killed",
    "12",
    "soldiers",
    "and",
    "of",
    "the",
    "at",
    "least",
    "Eastport",
    "since",
    "2020",
    "dozens",
    "no",
    "a",
    "toll",
    "to",
    "-",
    ",",
    "missile",
    "on",
    "Monday",
    "midnight",
    "after",
    "(",
    ")",
    "more",
    "than",
    "million",
    "in",
    "border",
    "wounded",
    "dead",
]
UPOS = ["NOUN", "VERB", "NUM", "ADP", "PROPN", "ADJ", "ADV", "DET", "PUNCT", "X"]
RELS = [
    "nsubj",
    "obj",
    "nummod",
    "nmod",
    "conj",
    "case",
    "amod",
    "acl",
    "advcl",
    "root",
    "nsubj:pass",
    "obl",
    "compound",
    "flat",
    "xcomp",
]
NAMES = ["O", "B-LOC", "I-LOC", "B-PER", "I-ORG", "B-NORP"]


@st.composite
def damaged(draw: st.DrawFn) -> Sentence:
    """Any words in any tree, cycles and heads out of range included."""
    count = draw(st.integers(1, 14))
    tokens, at = [], 0
    for _ in range(count):
        word = draw(st.sampled_from(WORDS))
        tokens.append(
            Token(
                word,
                at,
                at + len(word),
                word.casefold(),
                draw(st.sampled_from(UPOS)),
                "",
                "",
                draw(st.integers(-1, 15)),
                draw(st.sampled_from(RELS)),
                draw(st.sampled_from(NAMES)),
            )
        )
        at += len(word) + draw(st.integers(0, 2))
    return Sentence(0, tokens[-1].end, tuple(tokens), 0)


def mentions(sentence: Sentence, text: str) -> list[Mention]:
    return [
        *(h.weapon.mention for h in find_weapons(sentence, text)),
        *(h.count.mention for h in find_counts(sentence, text)),
        *(h.mention for h in find_times(sentence, text)),
        *(h.place.mention for h in find_places(sentence, text)),
    ]


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_any_tree_is_survived_and_words_are_exact(sentence: Sentence) -> None:
    text = [" "] * sentence.end
    for token in sentence.tokens:
        text[token.start : token.end] = token.text
    whole = "".join(text)
    for mention in mentions(sentence, whole):
        assert mention.start < mention.end and mention.text == whole[mention.start : mention.end]


def test_a_line_broken_inside_a_count_keeps_its_words() -> None:
    text = "A blast killed at least\n12 soldiers."
    assert [h.count.mention.text for s in sentences(text) for h in find_counts(s, text)] == ["at least\n12 soldiers"]


def test_long_sentences_take_linear_time() -> None:
    (sentence,) = sentences("A blast killed 12 soldiers and wounded dozens of people in Eastport on Monday night.")

    def repeated(times: int) -> Sentence:
        tokens, width, count = [], sentence.end + 1, len(sentence.tokens)
        for n in range(times):
            for token in sentence.tokens:
                head = (
                    token.head + n * count
                    if token.head >= 0
                    else (n - 1) * count + sentence.tokens.index(token)
                    if n
                    else -1
                )
                tokens.append(replace(token, start=token.start + n * width, end=token.end + n * width, head=head))
        return Sentence(0, tokens[-1].end, tuple(tokens), 0)

    def steps(times: int) -> int:
        """Lines run, which no busy machine changes."""
        long, run = repeated(times), 0

        def count(_: FrameType, event: str, __: Any) -> TraceFunction:
            nonlocal run
            run += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            for find in (find_weapons, find_counts, find_times, find_places):
                find(long)
        finally:
            sys.settrace(before)
        return run

    steps(5)
    assert steps(400) < 12 * steps(40)


SWAP = (
    "Norland said 12 Norlandic soldiers and three civilians were killed near Westford; Sudia said it had lost 30 men."
)


def test_both_sides_are_counted_alike() -> None:
    other = SWAP.replace("Norland", "\0").replace("Sudia", "Norland").replace("\0", "Sudia")
    rows = [
        [(h.count.kind, h.count.low, h.count.high, h.count.status) for s in sentences(text) for h in find_counts(s)]
        for text in (SWAP, other)
    ]
    assert rows[0] == rows[1] and len(rows[0]) == 3


GOOD = {"words": ["thing"], "examples": ["A thing."], "near_misses": ["No."]}


@pytest.mark.parametrize("rows", [None, [], {}, {"artillery": GOOD}])
def test_a_damaged_weapons_table_is_refused(rows: object) -> None:
    with pytest.raises(ResourceError):
        checked(rows)


@pytest.mark.parametrize(
    "broken", [{"words": []}, {"words": "thing"}, {"colour": ["red"]}, {"words": ["shared phrase"]}]
)
def test_a_damaged_weapon_is_refused(broken: dict[str, object]) -> None:
    from counterclaim.codebook.weapons import WEAPONS

    rows: dict[str, object] = {key: {**GOOD, "words": [f"thing {n}"]} for n, key in enumerate(WEAPONS)}
    assert checked(rows)
    rows["tank"] = {**GOOD, **broken}
    if broken == {"words": ["shared phrase"]}:
        rows["mine"] = {**GOOD, **broken}
    with pytest.raises(ResourceError):
        checked(rows)
