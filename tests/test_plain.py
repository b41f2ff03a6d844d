"""What a reader sees first: short plain reports, read from end to end by the program as it ships."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Claim
from tests.reports import coded

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "plain.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def read(claim: Claim) -> dict[str, Any]:
    """The fields of a claim by the names of the table."""
    event, said = claim.event, claim.attribution
    return {
        "event": event.type,
        "trigger": event.trigger.text,
        "actor": [one.mention.text for one in event.actor],
        "target": [one.mention.text for one in event.target],
        "source": said.source.mention.text if said.source.mention else None,
        "kind": said.source.kind,
        "speech": said.speech.value,
        "modality": claim.modality.value,
        "counts": [n.low for n in event.counts],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_plain_report_is_read_as_meant(case: dict[str, Any], coder: Coder, tmp_path: Path) -> None:
    found = [read(claim) for claim in coded(case["text"], tmp_path, coder).claims]
    if not case["claims"]:
        assert not found
    rest = iter(found)
    for want in case["claims"]:
        assert any({key: one[key] for key in want} == want for one in rest), f"{want} not in {found}"
