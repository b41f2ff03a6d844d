"""Which word stands in which role of an event, as pairs of words: the rules' answers in the network's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    return scene.tree.hung_by(span)[:1]


def place_of(scenes: Mapping[int, Scene], at: Sequence[tuple[int, int]], span: Span) -> int | None:
    """Which of a window's words (`at`: sentence, word) a source hangs by; None outside the window."""
    hung = {number: scene.tree.hung_by(span) for number, scene in scenes.items()}
    return next((k for k, (number, word) in enumerate(at) if word in hung[number]), None)


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
