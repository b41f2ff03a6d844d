"""Sources, participants, counts and places of whole claims."""

from dataclasses import replace

import pytest

from counterclaim.records import Claim, Mention, Source
from counterclaim.resolve import resolve
from tests.resolve.story import HAND, claim, document, words


def one(text: str, told: Claim, published: str | None = "2022-09-15") -> Claim:
    return resolve(document(text, published), (), (told,))[0]


def parties(told: Claim) -> dict[str, list[str | None]]:
    event = told.event
    return {
        "actor": [actor.party.value if actor.party else None for actor in event.actor],
        "target": [target.party.value if target.party else None for target in event.target],
        "counts": [count.party.value if count.party else None for count in event.counts],
        "source": [told.attribution.source.party.value if told.attribution.source.party else None],
    }


@pytest.mark.parametrize(
    ("text", "source", "kind", "party"),
    [
        ("Peru's army said two fell.", "Peru's army", "official", "PER"),
        ("Peruvian media said two fell.", "Peruvian media", "media", "PER"),
        ("The SANA agency said two fell.", "The SANA agency", "media", "SYR"),
        ("Harbour Wire said two fell.", "Harbour Wire", "media", None),
        ("Peruvian security sources said two fell.", "Peruvian security sources", "unnamed", "PER"),
        ("A Western diplomat said two fell.", "A Western diplomat", "unnamed", None),
        ("A source of RIA said two fell.", "A source of RIA", "unnamed", None),
        ("A baker in Lima said two fell.", "A baker in Lima", "witness", None),
        ("A Peruvian farmer said two fell.", "A Peruvian farmer", "witness", None),
        ("A Peruvian scholar said two fell.", "A Peruvian scholar", "expert", None),
        ("Peruvian activists said two fell.", "Peruvian activists", "ngo", None),
        ("Amnesty International said two fell.", "Amnesty International", "ngo", "amnesty-international"),
        ("Residents said two fell.", "Residents", "witness", None),
    ],
)
def test_whom_a_source_speaks_for(text: str, source: str, kind: str, party: str | None) -> None:
    assert parties(one(text, claim(text, source=source, kind=kind)))["source"] == [party]


def test_a_pronoun_takes_the_side_of_what_it_stands_for() -> None:
    text = "Peru's army met Chile's envoy. It said two fell."
    told = claim(text)
    said = Source(words(text, "It"), "official", HAND, stands_for=words(text, "Peru's army"))
    told = replace(told, attribution=replace(told.attribution, source=said))
    assert parties(one(text, told))["source"] == ["PER"]


def test_he_is_the_last_person_and_it_the_last_body() -> None:
    text = (
        "Peru's president Luis Roca said one fell. The Defence Ministry in Quito said two. He said three. It said four."
    )
    heads = ("Peru's president Luis Roca", "The Defence Ministry in Quito", "He", "It")
    told = [claim(text, source=head) for head in heads]
    settled = resolve(document(text), (), told)
    assert [parties(each)["source"][0] for each in settled] == ["PER", "ECU", "PER", "ECU"]


@pytest.mark.parametrize(
    ("text", "fields", "counted"),
    [
        ("Peru said 8 Chilean soldiers fell.", {"source": "Peru", "counts": "8 Chilean soldiers"}, "CHL"),
        ("Peru said 8 soldiers fell.", {"source": "Peru", "counts": "8 soldiers"}, "PER"),
        ("Peru said 8 fell.", {"source": "Peru", "counts": "8"}, "PER"),
        ("Peru put Chile's losses at 8 soldiers.", {"source": "Peru", "counts": "8 soldiers"}, "CHL"),
        ("Peru put the toll of the Chileans at 8.", {"source": "Peru", "counts": "8"}, "CHL"),
        ("Peru put its losses at 8 soldiers.", {"source": "Peru", "counts": "8 soldiers"}, "PER"),
        ("Peru said 8 militants fell.", {"source": "Peru", "counts": "8 militants"}, None),
        ("Harbour Wire said 8 soldiers fell.", {"source": "Harbour Wire", "counts": "8 soldiers"}, None),
        ("In all 8 soldiers fell.", {"counts": "8 soldiers"}, None),
        (
            "Peru said its army killed 8 soldiers.",
            {"source": "Peru", "actor": ("its army",), "counts": "8 soldiers"},
            None,
        ),
        (
            "Peru said Chilean guns killed 8 soldiers.",
            {"source": "Peru", "actor": ("Chilean guns",), "counts": "8 soldiers"},
            "PER",
        ),
        ("Shells killed 8 Boko Haram fighters.", {"counts": "8 Boko Haram fighters"}, "boko-haram"),
        ("Guns hit Chilean troops, 8 of them fell.", {"target": ("Chilean troops",), "counts": "8"}, "CHL"),
        ("Guns hit Chilean troops and a bus, 8 fell.", {"target": ("Chilean troops", "a bus"), "counts": "8"}, None),
    ],
)
def test_whose_people_were_counted(text: str, fields: dict[str, object], counted: str | None) -> None:
    given = {**fields, "counts": ((fields["counts"], "killed"),)}
    told = claim(text, event="casualties", kind="media" if "Wire" in text else "official", **given)  # type: ignore[arg-type]
    assert parties(one(text, told))["counts"] == [counted]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Chile said 3 villagers were hurt. Chile met Peru, Peru met Chile, and Peru left.", "CHL"),
        ("Chile said 3 villagers were hurt. Chile met Peru.", None),
        ("Chile said 3 villagers were hurt. Chile met Peru, Peru met Chile, and Peru fought Shining Path.", None),
    ],
)
def test_civilians_are_a_states_own_only_between_two_states(text: str, counted: str | None) -> None:
    told = claim(text, event="casualties", source="Chile", counts=(("3 villagers", "wounded"),))
    assert parties(one(text, told))["counts"] == [counted]


def test_a_force_counted_is_its_senders() -> None:
    text = "Moscow keeps 2,000 peacekeepers there."
    told = claim(text, event="peacekeeping", actor=("Moscow",), counts=(("2,000 peacekeepers", "strength"),))
    assert parties(one(text, told))["counts"] == ["RUS"]


@pytest.mark.parametrize(
    ("actor", "target", "party"),
    [
        ("Peru's army", "its positions", "CHL"),  # Chile speaks: its own
        ("Peru's army", "our positions", "CHL"),
        ("Peru's army", "army positions", "CHL"),
        ("Peru's army", "civilians", None),
        ("Peru's army", "legitimate military aims", "CHL"),
    ],
)
def test_what_a_state_says_was_hit(actor: str, target: str, party: str | None) -> None:
    text = f"Chile said {actor} hit {target}. Chile met Peru, and Peru met Chile."
    told = one(text, claim(text, source="Chile", actor=(actor,), target=(target,)))
    assert parties(told)["target"] == [party]


@pytest.mark.parametrize(
    ("text", "place", "name", "country", "precision"),
    [
        ("Guns hit Peru.", "Peru", "Peru", "PER", "country"),
        ("Guns hit Peruvian territory.", "Peruvian territory", "Peru", "PER", "country"),
        ("Guns hit Lima.", "Lima", "Lima", "PER", "city"),
        ("Guns hit the Peruvian town of Puno.", "the Peruvian town of Puno", "Puno", "PER", "city"),
        ("Guns hit the Peruvian town.", "the Peruvian town", None, "PER", None),
        ("Guns hit the town.", "the town", None, None, None),
        ("Guns hit New Mexico.", "New Mexico", "New Mexico", "USA", "admin1"),
    ],
)
def test_places(text: str, place: str, name: str | None, country: str | None, precision: str | None) -> None:
    spot = one(text, claim(text, place=place)).event.place[0]
    assert (spot.name, spot.country, spot.precision) == (name, country, precision)
    assert spot.mention.text == place and (spot.lat is None) == (name is None)


def test_no_time_is_imputed() -> None:
    text = "Guns hit Lima."
    assert one(text, claim(text)).event.time is None


def test_every_party_has_its_evidence_inside_the_text() -> None:
    text = "Peru's army said Chilean guns killed 8 soldiers on Tuesday."
    told = one(text, claim(text, source="Peru's army", actor=("Chilean guns",), counts=(("8 soldiers", "killed"),)))
    for found in (told.attribution.source.party, told.event.actor[0].party, told.event.counts[0].party):
        assert found is not None and found.evidence.span is not None and found.evidence.span.end <= len(text)
        assert found.evidence.method.startswith("resolve.party.") and found.evidence.method.endswith("/1")


def test_a_hostile_text_stays_cheap() -> None:
    text = "the army of the army " * 5_000 + "Peru's " * 5_000 + "of in of in " * 5_000
    told = replace(claim(text), event=replace(claim(text).event, actor=()))
    actor = replace(claim("Peru.", actor=("Peru",)).event.actor[0], mention=Mention(0, len(text), text))
    told = replace(told, event=replace(told.event, actor=(actor,)))
    assert len(resolve(document(text), (), (told,))) == 1


def test_rebels_who_were_killed_by_the_rebels_of_the_text_are_others() -> None:
    text = "The Taliban rebels said that they had killed forty rebels in Afghanistan."
    told = claim(
        text, actor=("The Taliban",), target=("forty rebels",), event="killing", counts=(("forty rebels", "killed"),)
    )
    said = one(text, told)
    assert parties(said)["target"] == [None]
    assert parties(said)["counts"] == [None]
