"""What the program is for: two sides in a few lines of news, and where they contradict each other, from end to end."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Claim
from tests.reports import coded

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "two_sides.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def source(claim: Claim) -> str | None:
    said = claim.attribution.source.mention
    return said.text if said else None


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_two_sides_are_set_against_each_other(case: dict[str, Any], coder: Coder, tmp_path: Path) -> None:
    report = coded(case["text"], tmp_path, coder)
    by_id = {claim.id: claim for claim in report.claims}
    found = {
        (relation.field, frozenset(source(by_id[one]) for one in (relation.left, relation.right)))
        for relation in report.relations
        if relation.verdict == "conflicts"
    }
    assert found == {(field, frozenset(two)) for field, *two in case["conflicts"]}
