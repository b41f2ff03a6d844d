"""Letters set behind the full name of an office are a name of the side whose office it is."""

import pytest

from counterclaim.resolve import resolve
from tests.resolve.story import claim, document


@pytest.mark.parametrize(
    ("text", "source", "party"),
    [
        ("The Sudanese Joint Chiefs of Staff (JCS) met. Two fell, the JCS said.", "the JCS", "SDN"),
        ("The General Staff of the Armed Forces (GSAF) of Egypt met. Two fell, the GSAF said.", "the GSAF", "EGY"),
        ("Egypt met the Joint Chiefs of Staff (JCS). Two fell, the JCS said.", "the JCS", None),
        ("Egypt and Chad met the Sudanese Joint Chiefs (ABC). Two fell, an ABC source said.", "an ABC source", None),
        ("Two fell, a JCS source said. The Sudanese Joint Chiefs of Staff (JCS) met Egypt.", "a JCS source", "SDN"),
    ],
)
def test_whose_letters_they_are(text: str, source: str, party: str | None) -> None:
    (told,) = resolve(document(text), (), [claim(text, event="casualties", source=source)], weigh=None)
    given = told.attribution.source.party
    assert (given.value if given else None) == party
