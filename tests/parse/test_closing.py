"""A speaker whom no comma parts from what he says is read apart from it, and nothing else is."""

from __future__ import annotations

import pytest

from counterclaim.model import load
from counterclaim.parse.closing import parted
from counterclaim.parse.masks import analyzed
from counterclaim.pipeline import code_document, load_coder
from evals.common import record

#: What was said, who said it, and the source as it must be read.
CLOSINGS = [
    ("Troops eliminated 12 militants near the northern town of Gorna", "media reported Sunday.", "media"),
    ("A bomb blast killed six people in the Sel district of Rovna", "local television reported on Wednesday.", "local television"),
    ("The troops drove the rebels back from the town of Khan Gorna", "military sources said Wednesday.", "military sources"),
    ("Warplanes hit a hospital killing and injuring a number of civilians", "local sources said late on Monday.", "local sources"),
    ("The air strikes caused hundreds of civilian casualties", "aid agencies said on Thursday.", "aid agencies"),
    ("Rebels shelled the town killing ten people", "a group monitoring the war said on Monday.", "a group monitoring the war"),
    ("A truck bomb was set off in the northeast", "said the Observatory.", "the Observatory"),
    ("The blast killed a nurse and two soldiers", "said hospital director Adel Brahim.", "hospital director Adel Brahim"),
    ("An air strike on a camp killed 17 militants and a child", "a monitoring group said in a new toll Sunday.", "a monitoring group"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "closing", "source"), CLOSINGS)
def test_the_speaker_is_read_apart(told: str, closing: str, source: str) -> None:
    claims = code_document(record("d", f"{told} {closing}"), load_coder()).claims
    assert claims
    found = [claim.attribution.source.mention for claim in claims]
    assert {mention and mention.text for mention in found} == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Residents do not believe what the ministry said .",
        "The rebels left the town after the toll was announced by the governor .",
        "Two US officials said .",
        "The army shelled the road , the ministry said on Monday .",
        "The army said rebels shelled the road on Monday .",
        "The militants burned the house because of the story the paper told .",
        "said",
        "",
    ],
)
def test_other_sentences_are_read_in_one(text: str) -> None:
    words = text.split()
    whole = load().analyze(words)

    def never(some: object) -> object:
        raise AssertionError(some)

    assert parted(words, whole, never) is whole  # type: ignore[arg-type]


def test_words_of_a_name_hang_together() -> None:
    said = "The toll of a blast on a bus convoy reached 112 people the Norland Observatory for Human Rights monitoring group said on Sunday ."
    words = said.split()
    a = analyzed(words, load())
    group, verb = words.index("group"), words.index("said")
    assert a.heads[group] == verb
    for word in ("Norland", "Observatory", "Human", "Rights", "monitoring"):
        at = words.index(word)
        while at >= 0 and at != group:
            at = a.heads[at]
        assert at == group
