"""Frame: is it the episode that the article reports, what lies behind it, or a habit?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.attribute import frame_habit, frame_past
from counterclaim.attribute.frame_scene import Scene, scene_of
from counterclaim.records import Attribution, Document, Event, Evidence, Found, Sentence

__all__ = ["frame_of"]

Rule = Callable[[Scene], list[int] | None]
#: In order: the first rule that finds something decides.
RULES: tuple[tuple[str, str, float, Rule], ...] = (
    ("general", "often", 0.75, frame_habit.often),
    ("background", "past_time", 0.9, frame_past.past_time),
    ("background", "file_picture", 0.7, frame_past.file_picture),
    ("background", "state", 0.85, frame_past.state),
    ("general", "habit", 0.65, frame_habit.habit),
    ("background", "modified", 0.8, frame_past.modified),
    ("background", "arrangement", 0.75, frame_past.arrangement),
    ("new", "recent_time", 0.9, frame_past.recent_time),
    ("background", "standing_war", 0.8, frame_past.standing_war),
    ("background", "old_adverb", 0.7, frame_past.old_adverb),
    ("background", "history", 0.75, frame_past.history),
)


def frame_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Found[str]:
    """Whether the claim is of the episode reported (`new`), what lies behind it (`background`) or a habit (`general`).

    `si` is the sentence, `ti` the head word of the trigger in it. `doc.published` tells near from far.
    """
    scene = scene_of(doc, sentences, si, ti, event, attribution)
    for value, method, score, rule in RULES:
        found = rule(scene)
        if found:
            return Found(value, Evidence(f"en.frame.{method}/1", score, scene.tree.words(found)))
    return Found("new", Evidence("en.frame.plain/1", 0.85, event.trigger.span))
