"""Times of sentences: words, types and values, by cases with near misses."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from counterclaim.timex import Timex, tag

HERE = Path(__file__).parent
NEWS = yaml.safe_load((HERE / "news.yaml").read_text(encoding="utf-8"))
NARRATIVE = yaml.safe_load((HERE / "narrative.yaml").read_text(encoding="utf-8"))


def said(text: str, one: Timex) -> str:
    return text[one.start : one.end]


@pytest.mark.parametrize(("text", "written", "times"), NEWS, ids=[case[0][:60] for case in NEWS])
def test_news(text: str, written: str, times: list[list[str]]) -> None:
    found = tag(text, date.fromisoformat(written), "news")
    assert [[said(text, one), one.kind, one.value] for one in found] == times


@pytest.mark.parametrize(("text", "times"), NARRATIVE, ids=[case[0][:60] for case in NARRATIVE])
def test_narrative(text: str, times: list[list[str]]) -> None:
    found = tag(text, date(2010, 1, 1), "narrative")
    assert [[said(text, one), one.value] for one in found] == times
