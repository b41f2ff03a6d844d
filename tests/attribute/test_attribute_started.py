"""Who began: told, denied, or left open."""

from pathlib import Path

import pytest
import yaml

from counterclaim.attribute.started import started_of
from tests.attribute.reading import read

TABLE = yaml.safe_load((Path(__file__).parent / "started.yaml").read_text("utf-8"))
EXPECTED = {"began": True, "denied": False, "silent": None, "answered": False}
CASES = [(text, name) for name, texts in TABLE.items() for text in texts]


@pytest.mark.parametrize(("text", "name"), CASES, ids=[text[:60] for text, _ in CASES])
def test_started(text: str, name: str) -> None:
    speech = "denies" if name == "denied" and " not " not in text else "asserts"
    found = started_of(*read(text, speech=speech).arguments)
    assert (found.value if found else None) is EXPECTED[name], found


def test_without_an_actor_nobody_is_named() -> None:
    assert started_of(*read("The [[fighting]] was started by someone.").arguments) is None
