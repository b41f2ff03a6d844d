"""Names that several sides bear, and short forms that only count beside a state or the full name."""

import pytest

from counterclaim.resolve import build_context
from tests.resolve.story import document

CASES = [
    # text; its last name; the party of that name (None: it names nobody; a slug: a group that the tables cannot tell)
    ("Colombia talked to the National Liberation Army.", "National Liberation Army", "eln"),
    (
        "North Macedonia talked to the National Liberation Army.",
        "National Liberation Army",
        "national-liberation-army-macedonia",
    ),
    ("Both talked to the National Liberation Army.", "National Liberation Army", "national-liberation-army"),
    (
        "Colombia and North Macedonia know a National Liberation Army.",
        "National Liberation Army",
        "national-liberation-army",
    ),
    (
        "Colombia, unlike North Macedonia, is at war: Bogota fights the National Liberation Army.",
        "National Liberation Army",
        "eln",
    ),
    ("China paraded the People's Liberation Army.", "People's Liberation Army", "CHN"),
    ("China sent officers of the People's Liberation Army to Colombia.", "People's Liberation Army", "CHN"),
    ("Colombia, said Bogota, beat a column of the People's Liberation Army.", "People's Liberation Army", "epl"),
    ("Yemen blamed Ansar al-Sharia.", "Ansar al-Sharia", "ansar-al-sharia-yemen"),
    ("Libya blamed Ansar al-Sharia.", "Ansar al-Sharia", "ansar-al-sharia-libya"),
    ("India said Maoist rebels fired.", "Maoist rebels", "naxalites"),
    ("Nepal said Maoist rebels fired.", "Maoist rebels", "nepalese-maoists"),
    ("Peru said Maoist rebels fired.", "Maoist rebels", "shining-path"),
    ("The Central African Republic accused the UPC.", "UPC", "upc-car"),
    ("Congo accused the UPC.", "UPC", "upc-congo"),
    ("Mozambique said al-Shabab burned huts.", "al-Shabab", "ansar-al-sunna-mozambique"),
    ("Somalia said al-Shabab burned huts.", "al-Shabab", "al-shabaab"),
    ("Mali said Tuareg rebels fired.", "Tuareg rebels", "tuareg-rebels"),
    ("Mali met the MNLA, then the Tuareg rebels left.", "Tuareg rebels", "mnla"),
    ("SYRIA ASKED WHO FIRED. IT IS NOT KNOWN.", "IS", None),
    ("SYRIA ASKED ISIS. NO ANSWER CAME.", "ISIS", "islamic-state"),
    ("The clinic accused the UPC.", "UPC", None),
    ("The Kachin Independence Army (KIA) advanced. The KIA took two posts.", "KIA", "kachin-independence-army"),
    ("Myanmar counted 40 KIA.", "KIA", None),
    ("Fighters of the Front for Change and Concord in Chad (FACT) crossed over. FACT denied it.", "FACT", "fact-chad"),
    ("CHAD SAID THE FACT REMAINED.", "FACT", None),
    ("Syria bombed IS near Raqqa.", "IS", "islamic-state"),
    ("Syria asked who fired. Is it known?", "Is", None),
    ("Syria sent an experiment to the ISS.", "ISS", None),
    ("India and Pakistan talk. Let us hope.", "Let", None),
    ("The permits of the DNR were checked.", "DNR", None),
    ("Ukraine said the DNR fired.", "DNR", "donetsk-peoples-republic"),
    ("The ETA of the ship is unknown.", "ETA", None),
    ("Spain blamed ETA.", "ETA", "eta"),
    ("Her IRA lost a third of its value.", "IRA", None),
    ("Dublin met the IRA.", "IRA", "ira"),
]


@pytest.mark.parametrize(("text", "name", "party"), CASES, ids=[case[0] for case in CASES])
def test_names_that_need_their_context(text: str, name: str, party: str | None) -> None:
    context = build_context(document(text, None), ())
    first, end = context.word_range(at := text.rindex(name), at + len(name))
    assert next((hit.party for hit in context.hits if hit.first <= first and hit.end >= end), None) == party
