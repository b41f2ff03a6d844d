"""Every sentence that looks as if it told something is accounted for: used, background or left over."""

from __future__ import annotations

import pytest

from counterclaim.pipeline import Coder, code_document, load_coder
from tests.extract.reading import document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Rebels shelled the port of Eastport on Monday.", "used"),
        ("A war in 1994 killed 300 people.", "background"),
        ("The mayor said that the school year had begun.", "left-over"),
        ("Of the 40 wounded nothing more is known.", None),
        ("The weather was fine.", "none"),
    ],
)
def test_what_becomes_of_a_sentence(coder: Coder, sentence: str, status: str | None) -> None:
    text = f"Artillery shelled the harbour on Tuesday. {sentence}"
    found = {
        text[line.sentence.start : line.sentence.end]: line.status
        for line in code_document(document(text), coder).audit
    }
    if status is None:
        assert sentence in found  # looked at, whatever came of it
    else:
        assert found.get(sentence, "none") == status


def test_every_claim_rests_on_an_audited_sentence(coder: Coder) -> None:
    coded = code_document(document("Rebels shelled the port. The army denied that it had fired on the town."), coder)
    audited = {line.sentence for line in coded.audit if line.status != "left-over"}
    assert coded.claims and all(claim.event.sentence in audited for claim in coded.claims)
