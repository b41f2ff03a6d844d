"""Frame: the episode itself, what lies behind it, or a habit."""

from pathlib import Path

import pytest
import yaml

from counterclaim.attribute.frame import frame_of
from tests.attribute.reading import read

TABLE = yaml.safe_load((Path(__file__).parent / "frame.yaml").read_text("utf-8"))
CASES = [(text, expected) for expected, texts in TABLE.items() for text in texts]
#: The event type of a case by its trigger, where it is not simply an attack.
TYPES = {
    "part of": "territory_held",
    "hold": "territory_held",
    "held": "territory_held",
    "siege": "siege",
    "deal": "agreement",
    "stationed": "peacekeeping",
    "war": "clash",
    "conflict": "clash",
    "uprising": "clash",
    "clashes": "clash",
    "met": "talks",
    "condemned": "condemnation",
    "Firing": "shooting",
    "shooting": "shooting",
    "fire": "shooting",
    "shoot": "shooting",
    "massacres": "killing",
    "kidnap": "attack",
}


def _type(text: str) -> str:
    trigger = text.partition("[[")[2].partition("]]")[0]
    return TYPES.get(trigger, "attack")


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_frame(text: str, expected: str) -> None:
    found = frame_of(*read(text, event=_type(text)).arguments)
    assert found.value == expected, found.evidence


PAST = "In 2019 the army took the valley."


def test_a_passage_of_history_runs_on() -> None:
    assert frame_of(*read(PAST, "The [[fighting]] lasted for weeks.").arguments).value == "background"
    assert frame_of(*read(PAST, "The [[fighting]] lasted until Monday.").arguments).value == "new"
    assert frame_of(*read(PAST, "The [[fighting]] lasted for weeks.", speech="asserts").arguments).value == "new"
    assert frame_of(*read("The [[fighting]] lasted for weeks.").arguments).value == "new"


@pytest.mark.parametrize(
    ("published", "expected"), [("2019-08-01", "new"), ("2031-05-14", "background"), (None, "background")]
)
def test_a_year_is_near_or_far_by_the_date_of_the_article(published: str | None, expected: str) -> None:
    assert frame_of(*read("In 2019 Norland [[retook]] the valley.", published=published).arguments).value == expected
