"""Who did it and to whom, on sentences of our own; one event for an act and its toll; what comes back when sides are swapped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from counterclaim import model
from counterclaim.extract import extract
from counterclaim.parse import parse
from counterclaim.records import Actor, Block
from tests.extract.reading import document, events, unmarked

CASES = yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text("utf-8"))


def _agree(found: tuple[Actor, ...], wanted: list[str]) -> bool:
    said = [a.mention.text for a in found]
    return len(said) == len(wanted) and all(any(w in s or s in w for s in said) for w in wanted)


@pytest.mark.parametrize(("text", "kind", "actors", "targets"), CASES, ids=[c[0][:60] for c in CASES])
def test_roles(text: str, kind: str, actors: list[str], targets: list[str]) -> None:
    plain, where = unmarked(text)
    assert where is not None
    hits = [e for e in events(plain) if e.trigger.start < where[1] and where[0] < e.trigger.end]
    assert len(hits) == 1, [(e.type, e.trigger.text) for e in events(plain)]
    event = hits[0]
    assert event.type == kind
    assert _agree(event.actor, actors), event.actor
    assert _agree(event.target, targets), event.target


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Shelling killed three civilians.", ["shelling"]),
        ("Air strikes targeted the port.", ["airstrike"]),
        ("Seven soldiers were killed and five injured in the raid.", ["attack"]),
        ("A shelling attack hit the village.", ["shelling"]),
        ("Soldiers planted mines and fired on the post.", ["mine_laying", "shooting"]),
        ("An artillery barrage and drone attacks hit the port.", ["shelling", "drone_strike"]),
        ("Three soldiers were killed on Monday.", ["casualties"]),
        ("Clashes over the weekend left at least 20 soldiers dead.", ["clash"]),
        ("The convoy left the town with 20 dead.", ["casualties"]),
        ("Twelve soldiers dead in border clashes with Norland.", ["clash"]),
        ("Twelve people were killed in Northfield, where the army shelled a farm.", ["casualties", "shelling"]),
        ("At least 20 civilians were killed and many more wounded in heavy shelling of Northfield.", ["shelling"]),
        ("Twenty people were killed and 30 wounded on Monday.", ["casualties"]),
        ("Carl Vost died and Anna Brell was badly injured on Monday.", ["casualties", "casualties"]),
        ("Norland lost 20 soldiers and said 30 rebels were killed.", ["casualties", "casualties"]),
        ("The toll stood at 20, with 50 others injured.", ["casualties"]),
        ("The truce was broken by mortar fire.", ["ceasefire_violation"]),
        ("The truce was broken and mortar fire hit the port.", ["ceasefire_violation", "shelling"]),
        ("Targeted air strikes hit the port.", ["airstrike"]),
        ("Air strikes targeted the port.", ["airstrike"]),
        ("Officials spoke of the attack that warplanes launched on the port.", ["attack"]),
        ("Warplanes launched missiles at the port.", ["airstrike"]),
        ("Rubble from damaged houses covered the street.", []),
        ("Several houses were damaged.", ["destruction"]),
        ("The army hit the airfield in response to a rebel attack.", ["attack", "attack"]),
        ("Gun violence is on the rise.", []),
        ("A truce deal was signed on Monday.", ["ceasefire"]),
        ("A peace deal was signed on Monday.", ["agreement"]),
        ("The minister repeated his call for Norland to cut its spending.", []),
        ("He leads the protest movement.", []),
        ("The blast was caused by a man who detonated a bomb.", ["bombing"]),
        ("A man detonated a bomb in the market.", ["bombing"]),
        ("Who fired first at the border?", []),
        ("He died of a heart attack.", []),
        ("Guerrillas have killed the mayor of the town.", ["casualties"]),
        ("Soldiers intercepted the car of the mayor.", []),
        ("Soldiers intercepted two rockets.", ["shootdown"]),
        ("The soldiers played ball and one threw it at the wall.", []),
        ("A soldier was found dead on Monday.", ["casualties"]),
        ("A bomb killed a judge. The president accused the rebels of the crime.", ["bombing", "bombing"]),
        ("Rebels killed a judge. The president accused the rebels of crime.", ["casualties"]),
    ],
)
def test_one_event_for_an_act_and_its_toll(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text)] == types


@pytest.mark.parametrize(
    "text", [c[0] for c in CASES if "Borland" in c[0]] + ["Borland's troops fired on Avalia's posts."]
)
def test_swapped_sides_give_the_mirror_image(text: str) -> None:
    plain, _ = unmarked(text)
    swapped = plain.replace("Borland", "\0").replace("Avalia", "Borland").replace("\0", "Avalia")
    back = {"Borland": "Avalia", "Avalia": "Borland"}

    def turned(words: str) -> str:
        return " ".join(back.get(w.removesuffix("'s"), w.removesuffix("'s")) for w in words.split())

    def image(found: str, *, turn: bool) -> list[tuple[str, list[str], list[str]]]:
        change = turned if turn else (lambda words: " ".join(w.removesuffix("'s") for w in words.split()))
        return [
            (e.type, [change(a.mention.text) for a in e.actor], [change(a.mention.text) for a in e.target])
            for e in events(found)
        ]

    assert image(plain, turn=True) == image(swapped, turn=False)


WEAPONS = [
    ("The army attacked first, [[pounding]] the town with mortars.", ["mortar"]),
    ("The army [[attacked]] first, pounding the town with mortars.", []),
    ("The army [[attacked]] the town with mortars, killing two.", ["mortar"]),
    ("Trucks fitted with machine guns were [[destroyed]].", []),
    ("Trucks were [[destroyed]] with grenades.", ["grenade"]),
    ("The truce was [[broken]] by mortar fire.", ["mortar"]),
]


@pytest.mark.parametrize(("text", "weapons"), WEAPONS)
def test_weapons_of_an_event(text: str, weapons: list[str]) -> None:
    plain, where = unmarked(text)
    assert where is not None
    (event,) = (e for e in events(plain) if e.trigger.start < where[1] and where[0] < e.trigger.end)
    assert [w.id for w in event.weapons] == weapons


def test_a_sentence_told_twice_counts_once() -> None:
    once = "Rebel forces shelled the northern port on Monday morning."
    assert len(events(f"{once} Nobody was hurt. {once}")) == 1
    assert len(events(f"{once[:-1]} {once[:-1]}, a monitor said.")) == 1
    assert len(events("Rebels fled. Nobody was hurt. Rebels fled.")) == 2


def test_links_run_together_tell_nothing() -> None:
    run = "Related Rebels Shell Northfield Again Troops Retake Westham After Heavy Clashes Two Killed When Bomb Hits Market"
    run += " Years Under Siege How Families Live Near Eastport Front Line"
    assert [e.type for e in events(f"Rebel forces shelled the northern port. {run}")] == ["shelling"]
    ends = f"Rebel forces shelled the northern port. {run} The army attacked the village."
    assert [e.type for e in events(ends)] == ["shelling", "attack"]
    assert [e.type for e in events("Rebels Shell Northfield Again as Troops Retake Westham")] != []


def test_the_attack_told_before_keeps_its_type() -> None:
    before = "A chemical attack killed 40 people in Northfield."
    found = events(f"{before} Witnesses said the attack was carried out by army jets.")
    assert [e.type for e in found] == ["use_of_chemical", "use_of_chemical"]
    found = events(f"{before} Army jets carried out an attack on Eastport.")
    assert [e.type for e in found] == ["use_of_chemical", "attack"]


@pytest.mark.parametrize(
    ("headline", "told"), [("Timeline: A Chemical Attack", 0), ("Chemical Attack in Northfield Kills 40", 1)]
)
def test_a_headline_tells_of_somebody_or_somewhere(headline: str, told: int) -> None:
    body = "Rebel forces shelled the northern port."
    whole = document(f"{headline}\n\n{body}")
    blocks = (Block(0, len(headline), "headline"), Block(len(headline) + 2, len(whole.text), "paragraph"))
    doc = replace(whole, blocks=blocks)
    found = extract(doc, parse(doc, model.load()))
    assert len([e for e in found if e.trigger.start < len(headline)]) == told


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Guerrillas have killed the mayor of Northfield.", ["casualties"]),
        ("Three terrorists killed the judge.", ["casualties"]),
        ("A bus killed the mayor of Northfield.", []),
        ("The murder of Senator Alden was condemned by his party.", ["killing", "condemnation"]),
        ("The murder of his neighbour shocked the town.", []),
        ("No injuries were reported after the guerrillas left.", ["casualties"]),
        ("No injuries were reported after the game.", []),
        ("The strike holds the city hostage, guerrillas say.", []),
        ("Two died in a blaze.", []),
    ],
)
def test_weak_words_need_a_conflict(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text, frame=False)] == types
