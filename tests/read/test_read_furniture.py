"""The furniture lexicon: each entry's examples and near misses, and the cost of its patterns on hostile lines."""

import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from counterclaim.read.furniture import is_dateline, is_menu, lexicon, raw_lexicon

WORDS = lexicon("en")
RAW = raw_lexicon("en")
BODY = "The town of Northfield fell to the advancing column on Monday, two officers said."
PARTS = ("lines", "sections", "starts", "ends", "captions")


def _entries(part: str) -> list[tuple[Any, dict[str, Any]]]:
    return list(zip(getattr(WORDS, part), RAW[part], strict=True))


def _matches(part: str, rule: Any, text: str) -> bool:
    if part == "starts":
        return bool(rule.pattern.match(f"{text} {BODY}"))
    if part == "ends":
        found = rule.pattern.search(f"{BODY} {text}")
        return bool(found) and not (rule.skip_if and rule.skip_if.search(found.group()))
    return bool(rule.fits(text))


CASES = [(part, rule, entry) for part in PARTS for rule, entry in _entries(part)]


@pytest.mark.parametrize(("part", "rule", "entry"), CASES, ids=[f"{part}-{entry['id']}" for part, _, entry in CASES])
def test_examples_match_and_near_misses_do_not(part: str, rule: Any, entry: dict[str, Any]) -> None:
    assert entry["examples"] and entry["near"]
    assert [text for text in entry["examples"] if not _matches(part, rule, text)] == []
    assert [text for text in entry["near"] if _matches(part, rule, text)] == []


def test_a_near_miss_of_one_line_rule_is_none_of_another() -> None:
    missed = [(text, WORDS.line(text)) for entry in RAW["lines"] for text in entry["near"] if WORDS.line(text)]
    assert missed == []


def test_biographies() -> None:
    bio = RAW["biography"]
    assert [text for text in bio["examples"] if not WORDS.biography.fits(text)] == []
    assert [text for text in bio["near"] if WORDS.biography.fits(text)] == []


def _spoilt(entry: dict[str, Any]) -> Iterator[str]:
    """Lines of a rule's own words, repeated or shuffled and spoilt at the end: what makes a bad pattern explode."""
    for seed in [word for text in entry["examples"] for word in (text, *text.split(), f"{text.split()[0]} ")]:
        line = ((seed + " ") * 400)[:398]
        yield from (line + "\x00", seed + " " * 390 + "\x00", seed + "A " * 180 + "\x00", line + ".")
    words = sorted({*re.findall(r"[A-Za-z]{2,}", entry["pattern"]), *" ".join(entry["examples"]).split(), "\x00"})
    shuffled = random.Random(entry["id"])
    for _ in range(40):
        yield " ".join(shuffled.choices(words, k=80))[:399]


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """A regular expression cannot be stopped by counting: an alarm ends the one that exploded."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(("part", "rule", "entry"), CASES, ids=[f"{part}-{entry['id']}" for part, _, entry in CASES])
def test_no_pattern_backtracks(part: str, rule: Any, entry: dict[str, Any]) -> None:
    lines = list(_spoilt(entry))
    with _at_most(10):  # a sound pattern takes less than a hundredth of it
        for line in lines:
            _matches(part, rule, line)


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Home | World | Politics | About us", True),
        ("News • Sport • Weather", True),
        ("Home > World > Northfield", False),
        ("Killed: 3 | Wounded: 12 | Missing: 4", False),
        ("The army | the rebels | the police fired on the town on Monday", False),
        ("Shells | rockets | drones.", False),
    ],
)
def test_menus(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Northfield, 13 September, Example Wire", True),
        ("NORTHFIELD, Sept 13 (EW)", True),
        ("Northfield fell on 13 September", False),
        ("Northfield, September", False),
        ("Battle of 13 September.", False),
    ],
)
def test_datelines(line: str, dateline: bool) -> None:
    assert is_dateline(line) is dateline
