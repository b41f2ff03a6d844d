"""MUC-4: keys are read as they are written, fills get their credit, templates are mapped, and claims become templates."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.pipeline import load_coder
from evals.muc.casing import Casing
from evals.muc.compare import compared
from evals.muc.messages import read_set
from evals.muc.score import mapped, score
from evals.muc.templates import Fill, Template, read_keys
from evals.muc4 import filled

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001 (XXXX)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  04 MAR 89
3.  INCIDENT: LOCATION              EL SALVADOR: SAN MIGUEL (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "BOMB"
7.  INCIDENT: INSTRUMENT TYPE       BOMB: "BOMB"
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             "GUERRILLAS"
10. PERP: ORGANIZATION ID           "RED FRONT" / "RF"
11. PERP: ORGANIZATION CONFIDENCE   CLAIMED OR ADMITTED: "RED FRONT" / "RF"
12. PHYS TGT: ID                    "TOWN BANK"
                                    ?"CARS"
13. PHYS TGT: TYPE                  FINANCIAL: "TOWN BANK"
14. PHYS TGT: NUMBER                1: "TOWN BANK"
15. PHYS TGT: FOREIGN NATION        -
16. PHYS TGT: EFFECT OF INCIDENT    SOME DAMAGE: "TOWN BANK"
17. PHYS TGT: TOTAL NUMBER          -
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "TWO CLERKS"
20. HUM TGT: TYPE                   CIVILIAN: "TWO CLERKS"
21. HUM TGT: NUMBER                 2: "TWO CLERKS"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "TWO CLERKS"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC3-9002 (XXXX)
1.  MESSAGE: TEMPLATE               *
"""
MESSAGE = """DEV-MUC3-9001 (XXXX)

     SAN SALVADOR, 5 MAR 89 (TEST) -- [TEXT] A BOMB EXPLODED AT THE TOWN BANK IN SAN MIGUEL ON 4 MARCH.  TWO CLERKS
WERE KILLED IN THE BOMBING.

     THE FMLN CLAIMED RESPONSIBILITY FOR THE BOMBING.
"""


CASED = """A bomb exploded at the town bank in San Miguel on 4 March. Two clerks were killed in the bombing.

The FMLN claimed responsibility for the bombing."""


def test_keys() -> None:
    keys = read_keys(KEY)
    assert keys["DEV-MUC3-9002"] == []
    (template,) = keys["DEV-MUC3-9001"]
    assert template.fills("organization") == (Fill(("RED FRONT", "RF")),)
    assert template.fills("confidence") == (Fill(("CLAIMED OR ADMITTED",), ("RED FRONT", "RF")),)
    assert template.fills("target") == (Fill(("TOWN BANK",)), Fill(("CARS",), (), True))
    assert template.fills("victim") == ()


@pytest.mark.parametrize(
    ("slot", "key", "response", "credit"),
    [
        ("type", "BOMBING", "BOMBING", 1),
        ("type", "BOMBING", "ATTACK", 0.5),
        ("type", "ATTACK", "BOMBING", 0),
        ("confidence", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", 0.5),
        ("confidence", "POSSIBLE", "REPORTED AS FACT", 0),
        ("description", "TWO CLERKS", "CLERKS", 1),
        ("description", "CLERKS", "OLD CLERKS", 1),
        ("description", "CLERKS OF THE BANK", "CLERKS", 0.5),
        ("description", "CLERKS", "DOCTORS", 0),
        ("victim_number", "2", "2", 1),
        ("victim_number", "2 - 4", "4", 0.5),
        ("victim_number", "2", "3", 0),
        ("date", "04 MAR 89", "04 MAR 89", 1),
        ("date", "01 MAR 89 - 04 MAR 89", "03 MAR 89", 0.5),
        ("date", "04 MAR 89", "03 MAR 89", 0),
        ("location", "EL SALVADOR: SAN MIGUEL (CITY)", "EL SALVADOR: SAN MIGUEL (TOWN)", 1),
        ("location", "EL SALVADOR: SAN MIGUEL (CITY)", "EL SALVADOR", 0.5),
        ("location", "EL SALVADOR: SAN MIGUEL (CITY)", "PERU: LIMA (CITY)", 0),
    ],
)
def test_credit(slot: str, key: str, response: str, credit: float) -> None:
    assert compared(slot, Fill((key,)), Fill((response,))) == credit


def test_a_wrong_reference_costs_half() -> None:
    key = Fill(("DEATH",), ("TWO CLERKS",))
    assert compared("victim_effect", key, Fill(("DEATH",), ("CLERKS",))) == 1
    assert compared("victim_effect", key, Fill(("DEATH",), ("DOCTORS",))) == 0.5


def made(kind: str, victim: str, number: str) -> Template:
    slots = {"type": kind, "description": victim, "victim_number": number}
    return Template("M", {slot: (Fill((value,)),) for slot, value in slots.items()})


def test_templates_are_mapped_so_that_they_earn_most() -> None:
    keys = [made("ATTACK", "CLERKS", "2"), made("BOMBING", "DOCTORS", "3")]
    ours = [made("BOMBING", "DOCTORS", "9"), made("ATTACK", "CLERKS", "2"), made("ATTACK", "NURSES", "1")]
    pairs = mapped(keys, ours)
    assert (keys[0], ours[1]) in pairs and (keys[1], ours[0]) in pairs and (None, ours[2]) in pairs
    figures = score({"M": keys}, {"M": ours}).figures()
    assert figures["templates"] == {"p": 66.7, "r": 100.0, "f1": 80.0}
    assert figures["victim_number"] == {"p": 33.3, "r": 50.0, "f1": 40.0}
    assert figures["all"] == {"p": 55.6, "r": 83.3, "f1": 66.7}


def test_a_type_alone_maps_nothing() -> None:
    assert mapped([made("ATTACK", "CLERKS", "2")], [made("ATTACK", "NURSES", "2")])[0][1] is None


def test_what_the_key_has_as_optional_may_be_left_out() -> None:
    whole = Template("M", made("ATTACK", "CLERKS", "2").slots, True)
    assert score({"M": [whole]}, {"M": []}).figures()["all"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert not score({"M": [whole]}, {"M": []}).pairs


def test_casing() -> None:
    cased = Casing({"the": "the", "said": "said", "it": "it", "bombing": "bombing", "front": "front", "red": "red"})
    before = "THE FMLN SAID IT. GENERAL PEREZ OF THE RED FRONT (RF) LEFT EL SALVADOR; BOMBINGS WENT ON."
    after = cased(before)
    assert after == "The FMLN said it. General Perez Of the Red Front (RF) Left El Salvador; bombings Went On."
    assert len(after) == len(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "dev-muc3-9001-9100").write_text(MESSAGE, "latin-1")
    (tmp_path / "dev" / "key-dev-9001-9100").write_text(KEY, "latin-1")
    return tmp_path


def test_claims_become_a_template(folder: Path) -> None:
    (message,) = read_set(folder, "dev").messages
    assert (message.place, message.source, str(message.day)) == ("SAN SALVADOR", "TEST", "1989-03-05")
    (template,) = filled(message, load_coder(rules_alone=True), lambda _: CASED)
    assert template.fills("type")[0].values == ("BOMBING",)
    assert template.fills("date")[0].values == ("04 MAR 89",)
    assert template.fills("organization")[0].values == ("FMLN",)
    assert template.fills("confidence")[0].values == ("CLAIMED OR ADMITTED",)
    assert template.fills("victim_number")[0].values == ("2",)
    assert template.fills("target")[0].values == ("TOWN BANK",)


GROUP = """Two teachers were murdered in San Miguel on 4 March. The teachers, Carlos Perez and Juan Romero, were shot by guerrillas of the FMLN.

Guerrillas have murdered peasants before. The teachers were killed by four men. There were 20 casualties."""


def test_a_group_is_told_by_its_members_and_once(folder: Path) -> None:
    (message,) = read_set(folder, "dev").messages
    (template,) = filled(message, load_coder(rules_alone=True), lambda _: GROUP)
    assert [fill.values for fill in template.fills("victim")] == [("CARLOS PEREZ",), ("JUAN ROMERO",)]
    assert [fill.values for fill in template.fills("victim_number")] == [("1",), ("1",)]


STRUCK = """The judge Carlos Perez was wounded in San Miguel on 4 March when guerrillas of the FMLN fired at his car. His driver died."""


def test_a_person_harmed_beside_the_thing_that_was_struck_is_a_victim(folder: Path) -> None:
    (message,) = read_set(folder, "dev").messages
    (template,) = filled(message, load_coder(rules_alone=True), lambda _: STRUCK)
    assert ("CARLOS PEREZ",) in [fill.values for fill in template.fills("victim")]
    assert ("INJURY",) in [fill.values for fill in template.fills("victim_effect")]


def test_the_set_that_is_reported_shows_no_errors() -> None:
    done = subprocess.run([sys.executable, "-m", "evals.muc4", "--errors", "5"], capture_output=True, text=True)
    assert done.returncode == 2 and "tst3 is only scored" in done.stderr


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no messages with answer keys"):
        read_set(tmp_path, "tst1")
