"""Which word stands in which role of an event, as pairs of words: the rules' answers in the network's terms."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.extract.scene import Scene
from counterclaim.records import Event, Span

#: The roles of an event that are words of its own sentence.
ROLES = ("actor", "target", "weapon", "place", "time", "count")


def heads_of(scene: Scene, role: str, span: Span) -> list[int]:
    """The word by which a span hangs: that of a value found in it, else its top word in the tree."""
    hits = {
        "weapon": [(h.weapon.mention, h.head) for h in scene.weapons],
        "place": [(h.place.mention, h.head) for h in scene.places],
        "time": [(h.mention, h.head) for h in scene.times],
        "count": [(h.count.mention, h.head) for h in scene.counts],
    }.get(role, ())
    inside = [head for said, head in hits if said.start < span.end and span.start < said.end]
    if inside:
        return list(dict.fromkeys(inside))
    tokens = scene.sentence.tokens
    words = [i for i, t in enumerate(tokens) if t.start < span.end and span.start < t.end]
    top = [i for i in words if tokens[i].head not in words] or words
    return top[:1]


def ruled_roles(scene: Scene, event: Event) -> Iterator[tuple[str, int]]:
    """The roles that the rules give an event's words."""
    rows = (
        ("actor", event.actor),
        ("target", event.target),
        ("weapon", event.weapons),
        ("place", event.place),
        ("count", event.counts),
        ("time", (event.time,) if event.time else ()),
    )
    for role, values in rows:
        for value in values:
            if value.mention is not None:
                for word in heads_of(scene, role, value.mention.span):
                    yield role, word
