"""Who "they" and "it" are, by cases with near misses."""

from pathlib import Path

import pytest
import yaml

from counterclaim import model
from counterclaim.parse import parse
from counterclaim.records import Mention
from counterclaim.resolve.pronouns import Pronouns
from tests.extract.reading import document

CASES = yaml.safe_load(Path(__file__).with_name("pronouns.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("marked", "meant"), CASES, ids=[case[0] for case in CASES])
def test_what_a_pronoun_stands_for(marked: str, meant: str | None) -> None:
    text = marked.replace("[[", "").replace("]]", "")
    start, end = text.index("["), text.index("]") - 1
    doc = document(text.replace("[", "").replace("]", ""))
    pronouns = Pronouns(doc, parse(doc, model.load()))
    found = pronouns.antecedent(Mention(start, end, doc.text[start:end]))
    assert (found.text if found else None) == meant
