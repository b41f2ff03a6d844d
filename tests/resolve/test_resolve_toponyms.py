"""Names of places in plain text: found to the letter, persons, institutions and currencies left out, speakers told apart."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from counterclaim import model
from counterclaim.parse import parse
from counterclaim.records import Block, Document
from counterclaim.resolve import toponyms

CASES: list[str] = yaml.safe_load(Path(__file__).with_name("toponyms.yaml").read_text("utf-8"))
_MARK = re.compile(r"\[([^\]|]+)(?:\|(\w+))?\]")


@cache
def analyzer() -> model.Analyzer:
    return model.load()


@pytest.mark.parametrize("marked", CASES)
def test_cases(marked: str) -> None:
    text = _MARK.sub(r"\1", marked)
    document = Document("d", "d", text, "", (Block(0, len(text), "paragraph"),))
    sentences = parse(document, analyzer())
    wanted = [(match[1], match[2] or "place") for match in _MARK.finditer(marked)]
    for asked in (False, True):
        found = toponyms(text, sentences, demonyms=asked)
        assert [(one.text, one.role) for one in found] == [pair for pair in wanted if asked or pair[1] != "demonym"]
        assert all(text[one.start : one.end] == one.text for one in found)


def test_the_name_around_a_name_is_kept() -> None:
    text = "Two men from Paris, Texas, met near Paris."
    document = Document("d", "d", text, "", (Block(0, len(text), "paragraph"),))
    found = toponyms(text, parse(document, analyzer()))
    assert [(one.text, one.inside) for one in found] == [("Paris", "Texas"), ("Texas", ""), ("Paris", "")]
