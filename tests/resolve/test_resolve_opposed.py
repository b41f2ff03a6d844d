"""Sides that only the fight tells, and the land that only the towns tell."""

from pathlib import Path

import pytest

from counterclaim.pipeline import code_document, load_coder
from counterclaim.read import Guard, sources, to_document
from counterclaim.records import Claim

BORDER = (
    "{A} forces shelled {B} positions near Vardenis on Monday, {B} officials said. {B} troops struck {A} posts in reply. "
    "On Tuesday {A} forces fired mortars at two outposts and a house, wounding three soldiers."
)


def claims(text: str, folder: Path) -> list[Claim]:
    path = folder / "report.txt"
    path.write_text(text + "\n", "utf-8")
    with Guard() as guard:
        (item,) = sources([path])
        return list(code_document(to_document(item, guard), load_coder(rules_alone=True)).claims)


@pytest.mark.parametrize(
    ("one", "other", "code"), [("Armenian", "Azerbaijani", "AZE"), ("Azerbaijani", "Armenian", "ARM")]
)
def test_what_one_side_fires_on_is_the_others(one: str, other: str, code: str, tmp_path: Path) -> None:
    last = claims(BORDER.format(A=one, B=other), tmp_path)[-1].event
    sides = {target.mention.text: target.party.value if target.party else None for target in last.target}
    assert sides == {"two outposts": code, "a house": None}
    assert [target.party.evidence.method for target in last.target if target.party] == ["resolve.party.opponent/1"]
    assert [count.party.value for count in last.counts if count.party] == [code]


def test_of_several_opponents_none_is_taken(tmp_path: Path) -> None:
    text = (
        "Turkish troops attacked Islamic State fighters near Jarablus. Turkish troops attacked YPG fighters near Afrin. "
        "On Sunday Turkish troops shelled three outposts."
    )
    assert [target.party for target in claims(text, tmp_path)[-1].event.target] == [None]


def test_the_enemy_is_whom_the_speaker_fights(tmp_path: Path) -> None:
    text = (
        "Somali troops killed 12 al-Shabaab fighters near Bardera. "
        "Al-Shabaab said on Monday that the enemy had shelled its camp."
    )
    assert [actor.party.value for actor in claims(text, tmp_path)[-1].event.actor if actor.party] == ["SOM"]


def test_a_text_on_towns_of_one_land_means_its_army(tmp_path: Path) -> None:
    text = (
        "The army shelled Islamic State positions near Palmyra, the Britain-based Observatory said. "
        "Jets struck Deir Ezzor and Raqqa, it said, and Islamic State fighters fired on Hama."
    )
    assert [actor.party.value for actor in claims(text, tmp_path)[0].event.actor if actor.party] == ["SYR"]


def test_forces_led_by_somebody_are_no_states_army(tmp_path: Path) -> None:
    text = "Kurdish-led forces attacked Islamic State fighters near Mosul in Iraq on Sunday."
    assert all(
        actor.party is None or actor.party.value != "IRQ" for c in claims(text, tmp_path) for actor in c.event.actor
    )


def test_monitors_are_nobodys_opponent(tmp_path: Path) -> None:
    text = (
        "Syrian troops shelled an office of the Syrian Observatory for Human Rights on Monday. Syrian troops shelled the "
        "Observatory again on Tuesday. On Friday militants killed a government pilot."
    )
    last = claims(text, tmp_path)[-1].event
    assert last.actor and all(actor.party is None for actor in last.actor)


@pytest.mark.parametrize(("one", "other", "code"), [("Sudan", "Egypt", "SDN"), ("Egypt", "Sudan", "EGY")])
def test_what_a_side_admits_to_have_lost_is_its_own(one: str, other: str, code: str, tmp_path: Path) -> None:
    text = (
        f"{other} shelled {one} on Monday. {other} and {one} have fought since Friday. "
        f"{one}'s Defence Ministry admitted that army facilities were damaged."
    )
    last = claims(text, tmp_path)[-1]
    assert last.attribution.speech.value == "admits"
    assert [target.party.value for target in last.event.target if target.party] == [code]
