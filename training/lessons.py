"""What a document teaches the reader: windows of it with the annotators' triggers, types, roles and attributions.

Beside each answer stands what the rules say, so that the network learns when to trust them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from counterclaim.attribute import attribute
from counterclaim.codebook.events import event_types
from counterclaim.extract import details_of, found_in
from counterclaim.extract.merge import merge
from counterclaim.extract.reader.pairs import ROLES, heads_of, place_of, ruled_roles
from counterclaim.extract.reader.windows import CONTENT, Ints, Window, windows_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.records import FRAME, MODALITY, SPEECH, Claim, Event, Span
from training.articles import Article

#: Questions asked of each event as a whole, with their answers.
WHOLE: Mapping[str, tuple[Any, ...]] = {
    "modality": MODALITY,
    "frame": FRAME,
    "speech": SPEECH,
    "started": (None, True, False),
}
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated event in a window: its word, what stands in which role, the answers to `WHOLE`, and what the rules say to each.

    `roles`, `ruled` hold (role, word of the window); `source`, `ruled_source` a word of the window, -1 for the outlet,
    `UNKNOWN` for one outside the window.
    """

    word: int
    roles: tuple[tuple[int, int], ...]
    ruled: tuple[tuple[int, int], ...]
    whole: tuple[int, ...]
    ruled_whole: tuple[int, ...]
    source: int
    ruled_source: int
    several: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window, the type of each word (0: names no event, `UNKNOWN`: not asked), and the events told in it."""

    window: Window
    types: Ints
    told: list[Told] = field(default_factory=list)


def lessons_of(article: Article, pieces: Any, ends: tuple[int, int], left_free: int = 0) -> list[Lesson]:
    """All windows of one document, the first of them shorter by `left_free` pieces."""
    doc = article.document
    found = found_in(doc, article.sentences)
    kept = [merge(scene, list(triggers)) for scene, triggers in found]
    gold = [_gold(scene, triggers, article.claims) for scene, triggers in found]
    events = _ruled_events(article, found, gold)
    lessons = []
    for window in windows_of(doc, found, kept, pieces, ends, left_free):
        where = {pair: k for k, pair in enumerate(window.at)}
        lesson = Lesson(window, _types(window, found, gold))
        for number, head, claims in sorted(
            ((n, t.head, claims) for n, row in enumerate(gold) for t, claims in row.items()), key=lambda row: row[:2]
        ):
            if (number, head) in where:
                lesson.told.append(_told(found, where, number, head, claims, events.get((number, head), [])))
        lessons.append(lesson)
    return lessons


Gold = dict[Trigger, list[dict[str, Any]]]


def _gold(scene: Scene, triggers: Sequence[Trigger], claims: Sequence[dict[str, Any]]) -> Gold:
    """The annotated triggers of a sentence, as the rules' own where they see one there, with their claims."""
    tokens = scene.sentence.tokens
    out: dict[int, tuple[Trigger, list[dict[str, Any]]]] = {}
    for claim in claims:
        start, end = claim["trigger"]["start"], claim["trigger"]["end"]
        inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
        if not inside:
            continue
        ruled = next((t for t in triggers if set(t.words) & set(inside)), None)
        top = scene.tree.hung_by(Span(start, end))[0]
        made = replace(ruled, type=claim["event"]) if ruled else Trigger(top, top + 1, top, claim["event"], "gold", 1.0)
        out.setdefault(made.head, (made, []))[1].append(claim)
    return dict(out.values())


def _types(window: Window, found: Sequence[tuple[Scene, Sequence[Trigger]]], gold: Sequence[Gold]) -> Ints:
    number_of = {name: i + 1 for i, name in enumerate(event_types())}
    out = np.full(len(window.at), UNKNOWN, np.int64)
    for k, (number, i) in enumerate(window.at):
        scene, triggers = found[number]
        told = {t.head: number_of[t.type] for t in gold[number]}
        heads = {t.head for t in triggers}
        inside = {w for t in (*triggers, *gold[number]) for w in t.words}
        if i in told:
            out[k] = told[i]
        elif i in heads or (scene.tree.tokens[i].upos in CONTENT and i not in inside):
            out[k] = 0
        # An annotated trigger of several words teaches nothing by the others.
    return out


def _ruled_events(
    article: Article, found: Sequence[tuple[Scene, Sequence[Trigger]]], gold: Sequence[Gold]
) -> dict[tuple[int, int], list[Claim]]:
    """What the rules say of the annotated events: by sentence and head word, the claims."""
    doc = article.document
    by_trigger: dict[tuple[int, int], tuple[int, int]] = {}
    events: list[Event] = []
    for number, ((scene, _), row) in enumerate(zip(found, gold, strict=True)):
        for trigger, event in details_of(doc, scene, list(row)):
            by_trigger[event.trigger.start, event.trigger.end] = (number, trigger.head)
            events.append(event)
    out: dict[tuple[int, int], list[Claim]] = {}
    for claim in attribute(doc, article.sentences, events):
        key = by_trigger[claim.event.trigger.start, claim.event.trigger.end]
        out.setdefault(key, []).append(claim)
    return out


def _told(
    found: Sequence[tuple[Scene, Sequence[Trigger]]],
    where: Mapping[tuple[int, int], int],
    number: int,
    head: int,
    claims: Sequence[dict[str, Any]],
    ruled: Sequence[Claim],
) -> Told:
    scene, claim = found[number][0], claims[0]
    said = {
        (ROLES.index(role), where[number, word])
        for role, span in _spans(claim)
        for word in heads_of(scene, role, span)
        if (number, word) in where
    }
    by_rule = {
        (ROLES.index(role), where[number, word])
        for role, word in (ruled_roles(scene, ruled[0].event) if ruled else ())
        if (number, word) in where
    }
    source, by_rule_source = claim.get("source"), ruled[0].attribution.source.mention if ruled else None
    return Told(
        where[number, head],
        tuple(sorted(said)),
        tuple(sorted(by_rule)),
        tuple(_answer(options, claim.get(name)) for name, options in WHOLE.items()),
        _ruled_whole(ruled),
        -1 if not source or source.get("start") is None else _word(found, where, Span(source["start"], source["end"])),
        -1 if by_rule_source is None else _word(found, where, by_rule_source.span),
        len(claims) > 1,
    )


def _spans(claim: dict[str, Any]) -> Iterator[tuple[str, Span]]:
    for role, key in (
        ("actor", "actor"),
        ("target", "target"),
        ("weapon", "weapons"),
        ("place", "place"),
        ("count", "counts"),
    ):
        for row in claim.get(key) or ():
            yield role, Span(row["start"], row["end"])
    time = claim.get("time")
    if time and time.get("start") is not None:
        yield "time", Span(time["start"], time["end"])


def _answer(options: Sequence[Any], value: Any) -> int:
    return options.index(value) if value in options else UNKNOWN


def _ruled_whole(ruled: Sequence[Claim]) -> tuple[int, ...]:
    if not ruled:
        return (0,) * len(WHOLE)
    c = ruled[0]
    values = (c.modality.value, c.frame.value, c.attribution.speech.value, c.started.value if c.started else None)
    return tuple(options.index(v) for options, v in zip(WHOLE.values(), values, strict=True))


def _word(found: Sequence[tuple[Scene, object]], where: Mapping[tuple[int, int], int], span: Span) -> int:
    """The word of the window by which a source hangs; `UNKNOWN` outside it."""
    at = list(where)
    place = place_of({number: found[number][0] for number, _ in at}, at, span)
    return UNKNOWN if place is None else place
