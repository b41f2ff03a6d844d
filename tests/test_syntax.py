"""Trees walk safely over damaged parses; times are told near from far without a parser."""

from datetime import date

import pytest

from counterclaim.attribute.times import moments
from counterclaim.records import Token
from counterclaim.syntax import Tree

DAY = date(2031, 5, 14)


def _tokens(text: str, heads: list[int] | None = None) -> list[Token]:
    out, at = [], 0
    for i, word in enumerate(text.split()):
        head = heads[i] if heads else -1
        out.append(Token(word, at, at + len(word), word.casefold(), "NOUN", "NN", "", head, "dep", "O"))
        at += len(word) + 1
    return out


@pytest.mark.parametrize("heads", [[1, 2, 0], [0, 0, 0], [7, -1, 99], [1, 0, 1], [-1, -1, -1]])
def test_damaged_trees_end(heads: list[int]) -> None:
    tree = Tree(_tokens("a b c", heads))
    for i in range(3):
        assert len(list(tree.up(i))) <= 3
        assert i in tree.under(i)
        assert 0 <= tree.clause_head(i) < 3
        assert tree.clause(tree.clause_head(i), i)


TIMES = [
    ("the war of 1994", [True]),
    ("in 2031", [False]),
    ("in April 2026", [True]),
    ("on 13 May", [False]),
    ("on May 12", [False]),
    ("on 20 May 2030", [True]),
    ("in March", [True]),
    ("since early May", [False]),
    ("on Monday", [False]),
    ("two years ago", [True]),
    ("last year", [True]),
    ("this week", [False]),
    ("in the past week", [False]),
    ("we may attack", []),
    ("they march on", []),
    ("Route 2019a", []),
    ("no time at all", []),
    ("on 31 February 2030", [True]),
]


@pytest.mark.parametrize(("text", "old"), TIMES)
def test_times_are_near_or_far(text: str, old: list[bool]) -> None:
    assert [moment.old for moment in moments(tuple(_tokens(text)), DAY)] == old


def test_without_a_date_a_year_is_far() -> None:
    assert [moment.old for moment in moments(tuple(_tokens("in 2020 and on Monday")), None)] == [True, False]


def test_a_since_is_marked() -> None:
    (moment,) = moments(tuple(_tokens("there since April 2026")), DAY)
    assert moment.since
    assert moment.old
