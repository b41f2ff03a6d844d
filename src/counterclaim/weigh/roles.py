"""Who, whom, with what, where, when, how many: the words that play each role, as rules and network see them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from counterclaim.clauses import subject
from counterclaim.codebook.events import event_types
from counterclaim.extract.nouns import made_by
from counterclaim.extract.participants import said_by
from counterclaim.extract.reach import bare_ground
from counterclaim.extract.reader.pairs import ROLES, heads_of, ruled_roles
from counterclaim.extract.scene import Scene
from counterclaim.extract.values import TimeHit
from counterclaim.extract.values.counts import counted_as
from counterclaim.extract.when import time_of
from counterclaim.lang.wordlists import words as word_lists
from counterclaim.phrases import first_member, members
from counterclaim.records import Actor, Claim, Count, Event, Evidence, Place, Span, TimeSpan, Weapon
from counterclaim.weigh.located import Here, squashed

METHOD = "reader.role/1"
#: Roles in which a list's first member speaks for all: "artillery, mortar and small arms".
_LISTED = frozenset({"weapon", "place"})
#: "A and B accused each other": the grammar says who.
_EACH_OTHER = ".each_other/"
#: Nobody, and events of which nobody is no target.
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})
_HARM = frozenset({"casualties", "killing", "bombing", "shooting", "shelling", "airstrike", "capture_persons"})
#: Events whose dead are no side of a clash told beside them.
_TOLLS = frozenset({"casualties", "killing", "clash"})
#: What became of those whom an event of a type was done to.
_BECAME = {
    "casualties": "killed",
    "killing": "killed",
    "capture_persons": "captured",
    "abduction": "captured",
    "arrest": "detained",
    "displacement": "displaced",
    "destruction": "lost_equipment",
    "shootdown": "lost_equipment",
}
#: A chance from which the rules' doer of an act is not doubted.
_SURE = 0.92
Value = TypeVar("Value", Weapon, Count, Place)


def weigh_roles(claim: Claim, here: Here) -> Claim:
    """The claim with the words that hold in each role."""
    event = claim.event
    ruled = _ruled(here.scene, event)
    both = event_types()[event.type].mutual  # "between A and B": who fights whom
    chosen = _chosen(here, ruled, _LISTED | {"actor"} if both else _LISTED)
    scene = here.scene
    actor, target = one_part_each(
        event.type,
        _people(here, event, event.actor, "actor", chosen["actor"]),
        () if both and not event.target else _people(here, event, event.target, "target", chosen["target"]),
    )
    return replace(
        claim,
        event=replace(
            event,
            actor=actor,
            target=target,
            weapons=_values(
                scene,
                "weapon",
                event.weapons,
                chosen["weapon"],
                {h.head: h.weapon for h in scene.weapons if not _of_other_verb(here, h.head)},
            ),
            place=_places(here, event, chosen["place"]),
            counts=_told_of(
                scene,
                event.type,
                target,
                _values(scene, "count", event.counts, chosen["count"], {h.head: h.count for h in scene.counts}),
            ),
            time=_time(scene, event.time, chosen["time"]),
        ),
    )


def one_part_each(
    event: str, actor: Sequence[Actor], target: Sequence[Actor]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and targets, nobody both: whoever fled was driven out and drove nobody, only an attack is its doers' first.

    A number without a noun and "nobody" are counted, not hit.
    """
    hit = [a for a in target if not _counted_alone(event, a.mention.text)]
    if event == "attack":
        hit = [a for a in hit if not any(a.mention.overlaps(b.mention) for b in actor)]
    doing = [a for a in actor if not any(a.mention.overlaps(b.mention) for b in hit)]
    return tuple(doing), tuple(hit)


def without_the_dead(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; whoever is counted among the dead or hurt is not alone the party to a clash: "49 soldiers were killed in fighting"."""
    fallen: dict[Span, set[Span]] = {}
    for claim in claims:
        if claim.event.type in _TOLLS:
            hurt = {count.mention.span for count in claim.event.counts if count.kind in ("killed", "wounded")}
            fallen.setdefault(claim.event.sentence, set()).update(hurt)
    return [_without(claim, fallen.get(claim.event.sentence, set())) for claim in claims]


def _without(claim: Claim, fallen: set[Span]) -> Claim:
    event = claim.event
    if event.type != "clash" or not event.actor or any(a.mention.span not in fallen for a in event.actor):
        return claim
    return replace(claim, event=replace(event, actor=()))


def _told_of(scene: Scene, event: str, target: Sequence[Actor], counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts, or where there are none those of the people whom the event itself tells to be dead, taken, driven out: "fifty fell"."""
    kind = _BECAME.get(event)
    if counts or kind is None:
        return counts
    heads = [head for a in target for head in heads_of(scene, "target", a.mention.span)[:1]]
    if kind == "lost_equipment":
        heads = [head for head in heads if _a_machine(scene, event, head)]
    found = [counted_as(scene.sentence, head, kind, scene.text) for head in heads]
    return tuple(count for count in found if count is not None)


def _a_machine(scene: Scene, event: str, word: int) -> bool:
    """True for what armies lose; "12 of which were shot down": what is brought down is one, called by its number as well."""
    if scene.lemmas[word] in word_lists("en", "people")["equipment"]:
        return True
    men = scene.people & {scene.lemmas[w] for w in scene.tree.kids(word, "nmod")}
    return event == "shootdown" and scene.tree.tokens[word].upos == "NUM" and not men


def _counted_alone(event: str, said: str) -> bool:
    said = said.casefold()
    return (event in _HARM and said in _NOBODY) or (event == "casualties" and said.replace(",", "").isdigit())


def _ruled(scene: Scene, event: Event) -> Mapping[str, set[int]]:
    """The words that the rules put in each role."""
    out: dict[str, set[int]] = {role: set() for role in ROLES}
    for role, word in ruled_roles(scene, event):
        out[role].add(word)
    return out


def _chosen(here: Here, ruled: Mapping[str, set[int]], listed: frozenset[str]) -> dict[str, dict[int, float]]:
    """Role → word of the event's sentence → chance, of those that hold in the role. `listed`: roles in which a list holds as a whole."""
    words = [word for _, word in here.at[here.own.start : here.own.stop]]
    column = {word: k for k, word in enumerate(words)}
    scores = here.pairs[: len(ROLES), here.own.start + 1 : here.own.stop + 1].copy()
    for row, role in enumerate(ROLES):
        if ruled[role]:
            scores[row, [column[i] for i in ruled[role] if i in column]] += here.reader.trust[row]
    rows: list[list[float]] = squashed(scores).tolist()
    return {
        role: _holding(here, role, ruled[role], dict(zip(words, row, strict=True)), role in listed)
        for role, row in zip(ROLES, rows, strict=True)
    }


def _holding(here: Here, role: str, ruled: set[int], chances: Mapping[int, float], listed: bool) -> dict[int, float]:
    """The words that hold in a role, of those with a chance."""
    limits = here.reader.limits
    kept, new = limits[f"{role}.kept"], limits[f"{role}.new"]
    if not ruled:
        new = limits.get(f"{role}.alone", new)  # nothing of the rules is lost
    out = {
        word: here.reader.calibrated(role, chance)
        for word, chance in chances.items()
        if chance >= (kept if word in ruled else new) or (role == "weapon" and word in ruled and _manned(here, word))
    }
    for word in ruled - set(out) if listed else ():
        first = first_member(here.scene.tree, word)
        if first != word and first in out and first in ruled and word in chances:
            out[word] = here.reader.calibrated(role, chances[word])
    for word in [w for w in out if w not in ruled]:  # "Goris and Jermuk": a list is in the role with its first member
        for other in members(here.scene.tree, word):
            if other not in out and chances.get(other, 0.0) >= new / 2:
                out[other] = here.reader.calibrated(role, chances[other])
    return out


def _manned(here: Here, word: int) -> bool:
    """ "*Mortar* crews shelled the village": the weapon of those who did it, which the network has seen too seldom to judge."""
    tree = here.scene.tree
    crew = tree.head(word)
    return crew is not None and tree.rel(word) == "compound" and crew == subject(tree, here.head)


def _people(
    here: Here, event: Event, ruled: Sequence[Actor], role: str, chosen: Mapping[int, float]
) -> tuple[Actor, ...]:
    """Participants: the rules' own where the network agrees, else the noun phrase of the word it chose."""
    scene = here.scene
    kept: list[Actor] = []
    left = dict(chosen)
    for actor in ruled:
        heads = heads_of(scene, role, actor.mention.span)
        # A participant of another sentence, or one whom an accusation names.
        if not heads or _EACH_OTHER in actor.evidence.method:
            kept.append(actor)
        elif heads[0] in left:
            kept.append(replace(actor, evidence=replace(actor.evidence, score=left.pop(heads[0]))))
    if role == "target":
        left = {word: p for word, p in left.items() if not _of_next_clause(here, word)}
    avoid = frozenset(scene.tree.covering(event.trigger.span))
    single = role == "actor" and not event_types()[event.type].mutual
    settled = single and any(a.evidence.score >= _SURE for a in kept)
    settled |= role == "actor" and any(_EACH_OTHER in a.evidence.method for a in kept)
    named = single and _names_its_subject(here, kept)
    for chosen_word, chance in left.items():
        led_by = made_by(scene, chosen_word) if role == "actor" else None
        word = chosen_word if led_by is None else led_by  # "a US-*led* strike": the US
        if word in avoid or settled or (named and scene.tree.rel(word) == "nsubj"):
            continue
        if event.type == "clash" and bare_ground(scene, word):
            continue
        for said in said_by(scene, word, avoid):
            if not any(said.overlaps(a.mention) for a in kept):
                kept.append(Actor(said, Evidence(METHOD, chance, said.span)))
    return tuple(sorted(kept, key=lambda a: (a.mention.start, a.mention.end)))


def _names_its_subject(here: Here, kept: Sequence[Actor]) -> bool:
    """The act is a verb whose own subject, no pronoun, is among its doers: the subject of another verb is none beside it."""
    scene = here.scene
    own = subject(scene.tree, here.head)
    if own is None or scene.tree.tokens[own].upos == "PRON":
        return False
    return any(own in scene.tree.covering(a.mention.span) for a in kept)


def _of_next_clause(here: Here, word: int) -> bool:
    """ "They laid mines and fired on *posts*": what hangs on the second verb was not mined."""
    tree, below = here.scene.tree, word
    for up in tree.up(word):
        if up == here.head:
            return tree.rel(below) == "conj"
        below = up
    return False


def _of_other_verb(here: Here, word: int) -> bool:
    """ "They laid *mines* and fired on posts": what the first verb was done to is no means of the second."""
    tree = here.scene.tree
    verb = tree.head(word)
    if verb is None or verb == here.head or tree.rel(word) != "obj" or tree.tokens[here.head].upos != "VERB":
        return False
    return tree.head(here.head) == verb or tree.head(verb) == here.head


def _values(
    scene: Scene, role: str, ruled: Sequence[Value], chosen: Mapping[int, float], hits: Mapping[int, Value]
) -> tuple[Value, ...]:
    """Weapons or counts found in the sentence that hold."""
    kept = []
    left = dict(chosen)
    for value in ruled:
        heads = heads_of(scene, role, value.mention.span)
        if not heads:
            kept.append(value)
        elif heads[0] in chosen:
            kept.append(replace(value, evidence=replace(value.evidence, score=chosen[heads[0]])))
            for head in heads:
                left.pop(head, None)
    for word, chance in left.items():
        if word in hits:
            kept.append(replace(hits[word], evidence=Evidence(METHOD, chance, hits[word].mention.span)))
    return tuple(sorted(kept, key=lambda v: (v.mention.start, v.mention.end)))


def _places(here: Here, event: Event, chosen: Mapping[int, float]) -> tuple[Place, ...]:
    """Places: the rules' own that hold; only where none does, the named places that the network chose."""
    scene = here.scene
    hits = {h.head: h.place for h in scene.places if h.is_name}
    ruled = {w for p in event.place for w in heads_of(scene, "place", p.mention.span)}
    held = ruled & set(chosen)
    return _values(scene, "place", event.place, {w: p for w, p in chosen.items() if w in held or not held}, hits)


def _time(scene: Scene, ruled: TimeSpan | None, chosen: Mapping[int, float]) -> TimeSpan | None:
    """The one time that holds: the rules' where it does, else the surest that the network chose."""
    if ruled is not None and ruled.mention is not None:
        heads = heads_of(scene, "time", ruled.mention.span)
        if not heads:
            return ruled
        if heads[0] in chosen:
            return replace(ruled, evidence=replace(ruled.evidence, score=chosen[heads[0]]))
    hits: dict[int, TimeHit] = {h.head: h for h in scene.times}
    best = max((w for w in chosen if w in hits), key=lambda w: (chosen[w], -w), default=None)
    if best is None:
        return None
    found = time_of(hits[best])
    return replace(found, evidence=Evidence(METHOD, chosen[best], found.evidence.span))
