"""Fairness: swap two sides' names through a text, and the parties come out swapped."""

import re

import pytest

from counterclaim.resolve import resolve
from tests.resolve.story import claim, document

TEXT = (
    "{A} said on Tuesday that {b} forces had shelled {a} territory. {BC} denied it. The Defence Ministry in "
    "{AC} said 12 {a} soldiers were killed. {b} President Joe Doe blamed the {a} army. {A}'s Foreign Ministry "
    "called {B} the attacker, and {b}-backed gunmen fled. The ministry said it had lost 9 servicemen. Mr Doe "
    "said {B} would not yield. Both sides met in {AC}."
)
SIDES = {
    "Armenia": ("Armenia", "Armenian", "Yerevan", "ARM"),
    "Azerbaijan": ("Azerbaijan", "Azerbaijani", "Baku", "AZE"),
    "Russia": ("Russia", "Russian", "Moscow", "RUS"),
    "Ukraine": ("Ukraine", "Ukrainian", "Kyiv", "UKR"),
    "Israel": ("Israel", "Israeli", "Tel Aviv", "ISR"),
    "Lebanon": ("Lebanon", "Lebanese", "Beirut", "LBN"),
    "India": ("India", "Indian", "New Delhi", "IND"),
    "Pakistan": ("Pakistan", "Pakistani", "Islamabad", "PAK"),
    "Ethiopia": ("Ethiopia", "Ethiopian", "Addis Ababa", "ETH"),
    "Eritrea": ("Eritrea", "Eritrean", "Asmara", "ERI"),
}
PAIRS = [
    ("Armenia", "Azerbaijan"),
    ("Russia", "Ukraine"),
    ("Israel", "Lebanon"),
    ("India", "Pakistan"),
    ("Ethiopia", "Eritrea"),
]
#: (source, actor, target, count), as written with the marks of TEXT.
TOLD = [
    ("{A}", "{b} forces", "{a} territory", None),
    ("{BC}", None, None, None),
    ("The Defence Ministry in {AC}", None, None, "12 {a} soldiers"),
    ("{b} President Joe Doe", "the {a} army", None, None),
    ("{A}'s Foreign Ministry", "{b}-backed gunmen", None, None),
    ("The ministry", None, None, "9 servicemen"),
    ("Mr Doe", "Both sides", None, None),
]


def fill(marked: str, left: str, right: str) -> str:
    a, b = SIDES[left], SIDES[right]
    marks = {"A": a[0], "a": a[1], "AC": a[2], "B": b[0], "b": b[1], "BC": b[2]}
    return re.sub(r"\{(\w+)\}", lambda match: marks[match[1]], marked)


def read(left: str, right: str) -> list[list[str | None]]:
    text = fill(TEXT, left, right)
    told = []
    for source, actor, target, count in TOLD:
        told.append(
            claim(
                text,
                event="casualties" if count else "shelling",
                source=fill(source, left, right),
                actor=(fill(actor, left, right),) if actor else (),
                target=(fill(target, left, right),) if target else (),
                counts=((fill(count, left, right), "killed"),) if count else (),
            )
        )
    out: list[list[str | None]] = []
    for each in resolve(document(text, "2016-06-01"), (), told):
        found = [each.attribution.source.party, *(part.party for part in (*each.event.actor, *each.event.target))]
        found += [count.party for count in each.event.counts]
        out.append([value.value if value else None for value in found])
    return out


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_swapping_the_sides_swaps_the_parties(left: str, right: str) -> None:
    a, b = SIDES[left][3], SIDES[right][3]
    swap = {a: b, b: a, None: None}
    assert [[swap[party] for party in row] for row in read(left, right)] == read(right, left)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_the_parties_are_the_right_ones(left: str, right: str) -> None:
    a, b = SIDES[left][3], SIDES[right][3]
    assert read(left, right) == [[a, b, a], [b], [a, a], [b, a], [a, None], [a, a], [b, None]]
