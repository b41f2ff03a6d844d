"""What is called untrue is denied; what is called wrong to do was done."""

from __future__ import annotations

import pytest

from counterclaim.pipeline import code_document, load_coder
from evals.common import record


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("It was incorrect to say that 49 civilians were killed.", "negated"),
        ("It is untrue that troops shelled the town.", "negated"),
        ("We wrongly reported that nine people were killed.", "negated"),
        ("The army wrongly shelled the village.", "asserted"),
        ("Russia warned Ukraine against shelling Donetsk.", "planned"),
        ("The minister urged rebels not to attack the convoy.", "planned"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    claims = code_document(record("x", f"Shells hit the port. {text}"), load_coder(rules_alone=True)).claims
    assert claims[-1].modality.value == modality
