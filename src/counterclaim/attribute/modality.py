"""Modality: is the event told as a fact, denied, hedged, planned, or made to hang on a condition?

The trigger's *chain* is walked upwards: its own predicate, then every word that governs it and whose force it
shares (a light verb, an auxiliary's verb, a plan, a seeming). The walk ends at the attribution's cue: what lies above
tells who speaks, not what happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.attribute.modality_chain import Scene, scene_of
from counterclaim.attribute.modality_denied import conditional, negated
from counterclaim.attribute.modality_open import forbidden, hedged, planned
from counterclaim.records import Attribution, Document, Event, Evidence, Found, Sentence
from counterclaim.syntax import tree_of

__all__ = ["modality_of"]

Rule = Callable[[Scene], list[int] | None]
#: In order of rank: what is denied is not merely hedged, and a condition outranks the plan in it.
RULES: tuple[tuple[str, str, float, Rule], ...] = (
    ("planned", "forbidden", 0.8, forbidden),
    ("negated", "negation", 0.85, negated),
    ("conditional", "condition", 0.8, conditional),
    ("planned", "plan", 0.8, planned),
    ("hedged", "hedge", 0.8, hedged),
)


def modality_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Found[str]:
    """How the claim's event is told: `asserted`, `negated`, `hedged`, `planned` or `conditional`.

    `si` is the sentence, `ti` the head word of the trigger in it. A denial is always `negated`.
    """
    if attribution.speech.value == "denies":
        span = attribution.cue.span if attribution.cue else None
        return Found("negated", Evidence("en.modality.denial/1", 0.97, span))
    tree = tree_of(sentences[si].tokens)
    scene = scene_of(tree, ti, event, attribution)
    for value, method, score, rule in RULES:
        found = rule(scene)
        if found:
            return Found(value, Evidence(f"en.modality.{method}/1", score, tree.words(found)))
    return Found("asserted", Evidence("en.modality.plain/1", 0.95, event.trigger.span))
