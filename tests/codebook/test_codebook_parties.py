"""The party tables: complete, unambiguous where it matters, and refused when damaged."""

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from counterclaim.codebook.parties import aliases, check_entry, parties, party_name
from counterclaim.codebook.party_words import fold, split
from counterclaim.errors import ResourceError

#: The members of the United Nations, and states with a code of ISO 3166-1 that are not among them.
UN_MEMBERS = """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN
    BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM
    ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN
    ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE
    LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL
    NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP
    SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON
    TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE PSE VAT TWN XKX
"""


def test_every_state_has_a_row() -> None:
    assert set(UN_MEMBERS.split()) <= set(parties())


def test_the_tables_are_large_enough() -> None:
    kinds = [row.kind for row in parties().values()]
    assert kinds.count("group") >= 600
    assert kinds.count("entity") >= 45
    assert kinds.count("organisation") >= 40


def test_ids_have_their_form() -> None:
    for row in parties().values():
        assert re.fullmatch(r"[A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*", row.id)
        assert (row.kind == "state") == row.id.isupper()


def test_no_unlimited_name_has_two_parties() -> None:
    seen: dict[tuple[str, ...], str | None] = {}
    for names in aliases().values():
        for alias in names:
            if alias.role != "surname" and not alias.scope and not alias.needs:
                assert seen.setdefault(alias.words + alias.shapes, alias.party) == alias.party, alias


def _rows(table: str) -> dict[str, dict[str, Any]]:
    path = resources.files("counterclaim.codebook").joinpath("parties", f"{table}.yaml")
    rows: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return rows


GROUPS = _rows("groups") | _rows("entities")


def test_no_row_of_a_group_is_written_twice() -> None:
    for table in ("groups", "entities"):
        path = resources.files("counterclaim.codebook").joinpath("parties", f"{table}.yaml")
        ids = re.findall(r"^([a-z0-9-]+):", path.read_text(encoding="utf-8"), flags=re.M)
        assert len(ids) == len(set(ids)) == len(_rows(table))


def test_every_group_acts_somewhere() -> None:
    for party, entry in GROUPS.items():
        states = entry.get("in") or entry.get("within")
        assert states and all(state in parties() and state.isupper() for state in states), party


def test_names_count_only_beside_known_sides() -> None:
    for party, entry in GROUPS.items():
        for name, sides in entry.get("scoped", {}).items():
            assert sides and set(sides) <= set(parties()), (party, name)


def test_parents_are_known_and_no_group_is_its_own() -> None:
    for party in GROUPS:
        seen, above = set(), list(GROUPS[party].get("parents", ()))
        while above:
            parent = above.pop()
            assert parent in GROUPS and parent != party, (party, parent)
            if parent not in seen:
                seen.add(parent)
                above += GROUPS[parent].get("parents", ())


def test_years_are_sane() -> None:
    for party, entry in GROUPS.items():
        first, last = entry.get("from", 1975), entry.get("until", 2026)
        assert 1860 <= first <= last <= 2026, party
        assert last >= 1955, party


def test_a_name_of_two_groups_counts_beside_different_states() -> None:
    names: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for same in aliases().values():
        for alias in same:
            if alias.party in GROUPS and alias.role != "surname":
                sides = names.setdefault(alias.words + alias.shapes, {})
                sides.setdefault(alias.party, set()).update(alias.scope or {"anywhere"})
    for name, sides in names.items():
        every = [side for scope in sides.values() for side in scope]
        assert len(every) == len(set(every)), name


def test_short_forms_count_only_beside_their_state() -> None:
    """An acronym of three letters is borne by many bodies; those here are in use for no other in the news."""
    free = set(re.findall(r"\w+", "ELN GIA HVO IS KKK M19 M23 MQM PIJ PKK PLO PYD RUF TTP UVF YBS YPG YPJ"))
    for same in aliases().values():
        for alias in same:
            if alias.party in GROUPS and alias.shapes == ("acronym",) and len(alias.words[0]) <= 3:
                assert alias.scope or alias.words[0].upper() in free, alias


def test_no_group_is_shown_under_a_word_of_judgement() -> None:
    judging = {"terrorist", "terrorists", "regime", "bandits", "thugs", "extremists", "jihadists", "so-called"}
    assert not [party for party, entry in GROUPS.items() if judging & set(entry["name"].casefold().split())]


def test_the_name_of_a_party() -> None:
    assert party_name("ARM") == "Armenia"
    assert party_name("united-nations") == "United Nations"
    assert party_name("someone-new") == "someone-new"


@pytest.mark.parametrize(
    ("table", "party", "entry", "message"),
    [
        ("states", "Peru", {"name": "Peru"}, "not the id"),
        ("groups", "PER", {"name": "Peru"}, "not the id"),
        ("states", "PER", {}, "needs a name"),
        ("states", "PER", ["Peru"], "needs a name"),
        ("states", "PER", {"name": "Peru", "capital": ["Lima"]}, "unknown fields capital"),
        ("states", "PER", {"name": "Peru", "seats": "Lima"}, "seats must be a list"),
        ("states", "PER", {"name": "Peru", "seats": [1]}, "seats must be a list"),
        ("groups", "farc", {"name": "FARC", "scoped": ["COL"]}, "scoped must map"),
    ],
)
def test_a_damaged_row_is_refused(table: str, party: str, entry: object, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        check_entry(table, party, entry)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-led", ["us", "led"]),
        ("the U.S. Army", ["the", "us", "army"]),
        ("Peru's army", ["peru", "army"]),
        ("Peru’s army", ["peru", "army"]),
        ("the Houthis' arms", ["the", "houthis", "arms"]),
        ("Sana'a", ["sana", "a"]),
        ("Çavuşoğlu", ["cavusoglu"]),
        ("", []),
        ("… — ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.folded for word in split(text)] == words
    assert all(text[word.start : word.end] == word.text for word in split(text))


def test_folding() -> None:
    assert fold("Côte d’Ivoire") == "cote d’ivoire"
    assert fold("U.N.") == "un"
