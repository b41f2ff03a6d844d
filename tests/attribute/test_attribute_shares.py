"""One event by several sources: each with its own figures, or all with all."""

from __future__ import annotations

import pytest

from counterclaim.pipeline import code_document, load_coder
from evals.common import record


@pytest.mark.parametrize("rules_alone", [True, False])
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Nine people were killed, according to the hospital, and fourteen, according to the rebels.",
            {"the hospital": ["Nine people"], "the rebels": ["fourteen"]},
        ),
        (
            "At least 12 soldiers and two civilians died, the army and the hospital said.",
            {"the army": ["At least 12 soldiers", "two civilians"], "the hospital": ["At least 12 soldiers", "two civilians"]},
        ),
    ],
)  # fmt: skip
def test_each_source_has_its_own_figures(text: str, figures: dict[str, list[str]], rules_alone: bool) -> None:
    claims = code_document(record("x", text), load_coder(rules_alone=rules_alone)).claims
    found = {
        c.attribution.source.mention.text: [count.mention.text for count in c.event.counts]
        for c in claims
        if c.attribution.source.mention
    }
    assert found == figures


def test_whoever_one_source_counts_is_not_the_others_target() -> None:
    claims = code_document(
        record("x", "Nine people were killed, according to the hospital, and fourteen, according to the rebels."),
        load_coder(),
    ).claims
    assert [[t.mention.text for t in c.event.target] for c in claims] == [["Nine people"], []]
