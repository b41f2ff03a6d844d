"""Names that only look like a party: persons who bear a state's name, dishes, towns; and names that many bear."""

import pytest

from counterclaim.records import Sentence, Token
from counterclaim.resolve import build_context
from counterclaim.resolve.hits import Hit
from tests.resolve.story import document


def _sentence(text: str, person: str) -> Sentence:
    """The text as one sentence in which `person` is marked as a person's name."""
    tokens, at, start = [], 0, text.index(person)
    for word in text.split(" "):
        inside = start <= at < start + len(person)
        name = ("B-PER" if at == start else "I-PER") if inside else "O"
        bare = word.rstrip(".,")
        tokens.append(Token(bare, at, at + len(bare), bare.lower(), "PROPN", "", "", -1, "dep", name))
        at += len(word) + 1
    return Sentence(0, len(text), tuple(tokens), 0)


def _hits(text: str, sentences: tuple[Sentence, ...] = (), published: str | None = None) -> list[tuple[str, str]]:
    context = build_context(document(text, published), sentences)

    def said(hit: Hit) -> str:
        return text[context.words[hit.first].start : context.words[hit.end - 1].end]

    return [(said(hit), hit.party) for hit in context.hits]


@pytest.mark.parametrize(
    ("text", "person", "parties"),
    [
        ("A driver, Jordan Millbrook, was unhurt.", "Jordan Millbrook", []),
        ("The clerk Anna Paris spoke.", "Anna Paris", []),
        ("Officer Chad Irving Lowe fell.", "Chad Irving Lowe", []),
        ("Mayor Wim Putin wept.", "Wim Putin", []),
        ("Mr Vlad Putin wept.", "Vlad Putin", ["RUS"]),
        ("President Putin wept.", "President Putin", ["RUS"]),
        ("Abel, King of Jordan, spoke.", "Abel, King of Jordan", ["JOR"]),
        ("Jordan's Lena Korr spoke.", "Jordan's Lena Korr", ["JOR"]),
        ("Jordan spoke.", "Jordan", ["JOR"]),
    ],
)
def test_inside_the_name_of_a_person(text: str, person: str, parties: list[str]) -> None:
    found = _hits(text, (_sentence(text, person),), "2016-05-01")
    assert [party for _, party in found] == parties


def test_without_an_analysis_every_name_counts() -> None:
    assert _hits("Jordan Millbrook was unhurt.") == [("Jordan", "JOR")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # phrases that bear a name
        ("A bakery in Milledgeville, Georgia, burned.", ["GEO"]),  # no list holds every town
        ("A bakery in Macon, Georgia, burned.", []),
        ("Lebanon, Ohio, buried a soldier.", []),
        ("A soldier from Lebanon was buried.", ["LBN"]),
        ("They ate Brussels sprouts and French fries.", []),
        ("A penguin crossed the South Pole.", []),
        ("A Pole crossed the border.", ["POL"]),
        ("He studied at the American University of Beirut.", []),
        ("Gunmen raided Niger State.", []),
        ("Gunmen raided Niger.", ["NER"]),
        ("American Samoa voted.", ["ASM"]),
        ("Police in Northern Ireland found a bomb.", ["GBR"]),
        # institutions that several states have
        ("Congress met.", []),
        ("Peru voted. Congress met.", ["PER", "PER"]),
        ("Peru and Brazil voted. Congress met.", ["PER", "BRA"]),
        ("Unlike Brazil, Peru voted, Lima said. Congress met.", ["BRA", "PER", "PER", "PER"]),
        ("Ukraine and Russia fired. The Georgian National Guard watched.", ["UKR", "RUS", "GEO", "GEO"]),
        ("Peru and Brazil voted. Brazil's Congress met.", ["PER", "BRA", "BRA", "BRA"]),
        ("Peru and Brazil voted. In Brazil, Congress met.", ["PER", "BRA", "BRA", "BRA"]),
        ("The State Duma voted. The Duma rose.", ["RUS", "RUS"]),
        ("A shell hit the village of Duma.", []),
        # short forms beside the full name
        ("The AFP reported rain.", []),
        ("Fire in Manila, AFP reported.", ["PHL"]),
        ("The Armed Forces of the Philippines (AFP) withdrew. AFP officers wept.", ["PHL", "PHL", "PHL"]),
        ("Guyana protested. Georgetown sent a note.", ["GUY", "GUY"]),
        ("Georgetown sent a note.", []),
        # names that many people bear
        ("Ian Smith of Leeds was unhurt.", []),
        ("Rhodesia's Ian Smith would not yield.", ["ZWE", "rhodesia"]),
    ],
)
def test_names_in_context(text: str, parties: list[str]) -> None:
    assert [party for _, party in _hits(text)] == parties


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("They quote the Lusaka Protocol.", True),
        ("They quote the Lusaka ceasefire agreement.", True),
        ("They quote Lusaka's agreement.", False),
        ("They quote Lusaka.", False),
    ],
)
def test_what_was_signed_in_a_seat_is_not_its_government(text: str, outside: bool) -> None:
    assert [hit.outside for hit in build_context(document(text), ()).hits] == [outside]


def test_two_kings_of_one_name() -> None:
    assert ("King Abdullah", "JOR") in _hits("Amman in Jordan waited. King Abdullah flew home.", (), "2016-01-01")
    assert ("King Abdullah", "SAU") in _hits(
        "Riyadh in Saudi Arabia waited. King Abdullah flew home.", (), "2010-01-01"
    )


def test_a_party_that_existed_goes_before_one_that_did_not() -> None:
    text = "Juba in South Sudan and Khartoum in Sudan spoke of the SPLA."
    assert _hits(text, (), "2016-01-01")[-1] == ("SPLA", "SSD")
    assert _hits(text, (), "1999-01-01")[-1] == ("SPLA", "spla")
