"""Incidents as templates: the fills of each slot, in MUC-4's words."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Claim
from evals.muc.acts import acts_of
from evals.muc.doers import doers_of
from evals.muc.groups import groups_of, party_of
from evals.muc.incidents import Incident, cities_of, day_of, incidents_of
from evals.muc.messages import Message
from evals.muc.names import Names
from evals.muc.nouns import Phrase, Text
from evals.muc.people import Person, persons_of
from evals.muc.sorts import is_target, military_people, military_thing, nation_of, valued
from evals.muc.templates import Fill, Template
from evals.muc.things import things_of
from evals.muc.where import country_of, date_fill, home_of, location_fill, nations
from evals.muc.words import listed, mapping

#: A toll above this is of a war, not of an incident.
MANY = 300


def templates_of(message: Message, text: Text, claims: Sequence[Claim]) -> list[Template]:
    """The templates of one message."""
    acts = [act for act in acts_of(text, claims) if act.told(message.day)]
    names = Names(text)
    made = (_template(message, text, one, claims, names) for one in incidents_of(text, acts, names))
    return [one for one in made if one is not None]


class Slots:
    """The fills of a template being made."""

    def __init__(self) -> None:
        self.found: dict[str, list[Fill]] = {}

    def put(self, slot: str, value: str | None, ref: str | None = None) -> None:
        """Adds a fill, once."""
        if value is not None:
            fill, fills = Fill((value,), (ref,) if ref else ()), self.found.setdefault(slot, [])
            if fill not in fills:
                fills.append(fill)


def _template(
    message: Message, text: Text, incident: Incident, claims: Sequence[Claim], names: Names
) -> Template | None:
    slots, kind = Slots(), incident.type
    country = country_of(incident.acts, home_of(message, text))
    if country not in mapping("nine"):
        return None
    slots.put("type", kind)
    slots.put("stage", incident.stage)
    slots.put("date", date_fill(message, incident.acts))
    slots.put("location", location_fill(text, incident.acts, country))
    _doers(slots, text, incident, claims)
    persons = persons_of(incident.acts, names)
    _victims(slots, incident, persons, country)
    if kind != "KIDNAPPING":
        _things(slots, incident, country)
    if kind not in ("KIDNAPPING", "ARSON"):
        _instruments(slots, text, incident)
    if not relevant(slots, incident, persons):
        return None
    return Template(message.id, {slot: tuple(fills) for slot, fills in slots.found.items()})


def relevant(slots: Slots, incident: Incident, persons: Sequence[Person]) -> bool:
    """False for an incident without a civilian target, and for one told in general words only ("attacks on the population")."""
    civil = [one for one in persons if one.name or not (military_people(one.phrase) or one.vague)]
    if incident.type == "BOMBING":
        civil += [one for one in persons if one.vague]
    things = [
        phrase for act in incident.acts for phrase in act.things if not military_thing(phrase) and is_target(phrase)
    ]
    if slots.found["category"][0].values[0] != "TERRORIST ACT" and not civil:
        return False  # raids and searches by police and army
    if all(act.claim.frame.value == "background" for act in incident.acts):
        return False  # told as past when the report was written
    if not (civil or things) or not any(slots.found.get(slot) for slot in ("target", "victim", "description")):
        return False
    if any((one.count.low or one.count.high or 0) > MANY for one in persons if one.count):
        return False
    placed = any(day_of(act) or cities_of(act) for act in incident.acts)
    return placed or bool(things) or any(not _general(one) for one in civil)


def _general(person: Person) -> bool:
    """ "The population", "several persons", "10 casualties": they set no incident apart from others."""
    many = person.phrase.plural and person.bounds is None
    words = listed("general") & {person.phrase.lemma}
    return person.name is None and (
        person.vague
        or many
        or (bool(words) and (person.phrase.plural or person.phrase.lemma in ("population", "people")))
    )


def _doers(slots: Slots, text: Text, incident: Incident, claims: Sequence[Claim]) -> None:
    doers = doers_of(text, incident.acts, claims, groups_of(text))
    for doer in doers:
        slots.put("individual", doer.individual)
        if doer.organization and not _known(slots, doer.organization):
            slots.put("organization", doer.organization)
            slots.put("confidence", doer.confidence, doer.organization)
    state = bool(doers) and all(doer.state for doer in doers)
    slots.put("category", "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")


def _known(slots: Slots, name: str) -> bool:
    """True for a name given already, or another of the same group."""
    return any(
        fill.values[0] == name or party_of(fill.values[0]) == party_of(name) != ""
        for fill in slots.found.get("organization", ())
    )


def _victims(slots: Slots, incident: Incident, persons: Sequence[Person], country: str) -> None:
    taken = [one for one in persons if one.kidnapped] if incident.type == "KIDNAPPING" else []
    for person in taken or persons:
        slots.put("victim", person.name)
        for role in person.roles[:1]:
            slots.put("description", role, person.name)
        slots.put("victim_type", person.type or "CIVILIAN", person.ref)
        slots.put("victim_number", person.number, person.ref)
        slots.put("victim_nation", _foreign(person.phrase, country), person.ref)
        for effect in person.effects:
            slots.put("victim_effect", effect, person.ref)
    harmed = slots.found.get("victim_effect")
    unharmed = {kind for act in incident.acts for kind in act.unharmed}
    if unharmed and not harmed:
        slots.put("victim_effect", "NO INJURY OR DEATH" if "wounded" in unharmed else "NO DEATH", "-")


def _things(slots: Slots, incident: Incident, country: str) -> None:
    for one in things_of(incident.acts, incident.type):
        slots.put("target", one.word)
        slots.put("target_type", one.type, one.word)
        slots.put("target_number", one.number, one.word)
        slots.put("target_nation", _foreign(one.phrase, country), one.word)
        slots.put("target_effect", one.effect, one.word)


def _foreign(phrase: Phrase, country: str) -> str | None:
    """The nation that the words name, unless it is the incident's own country."""
    nation = nation_of(phrase)
    return nations().get(nation) if nation and nation != country else None


def _instruments(slots: Slots, text: Text, incident: Incident) -> None:
    for act in incident.acts:
        for weapon in act.claim.event.weapons:
            phrase = text.phrase(weapon.mention)
            value = valued("instrument_type", phrase) if phrase else None
            if phrase and value:
                slots.put("instrument", phrase.text())
                slots.put("instrument_type", value, phrase.text())
    if "instrument_type" not in slots.found:
        triggers = " ".join(act.trigger for act in incident.acts)
        if any(word in triggers for word in ("shoot", "shot", "fire", "gun")):
            slots.put("instrument_type", "GUN", "-")
        elif "bomb" in triggers:
            slots.put("instrument_type", "BOMB", "-")
        elif any(word in triggers for word in ("explo", "blast", "deton", "blew", "blow")):
            slots.put("instrument_type", "EXPLOSIVE", "-")
