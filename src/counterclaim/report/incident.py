"""One incident on the terminal: what every side says in every field, who agrees with whom, and how the figures grew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from counterclaim.records import Claim, Document, Incident, LeftOut, Relation
from counterclaim.report.phrases import (
    count_words,
    event_name,
    left_out_words,
    participants,
    side_name,
    speaker,
    stated,
)
from counterclaim.report.safe import safe_text
from counterclaim.report.sides import side_key, side_title
from counterclaim.wording import many

#: A column narrower than this is no pleasure to read: sides are then put below each other.
NARROWEST = 26
_GAP = " │ "
#: Rows of the grid: the fields of a claim as a reader asks for them.
FIELDS = ("what", "doer", "done to", "where", "when", "with", "toll", "began")


@dataclass(frozen=True, slots=True)
class View:
    """An incident with all that is shown of it. `stories`: document → the story behind it; `left_out`: claims of it that are not here."""

    incident: Incident
    told: tuple[tuple[Document, Claim], ...]
    relations: tuple[Relation, ...]
    stories: dict[str, str]
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says in one field: its words, each once; `standing` against the other sides: agrees, contradicts, silent, ""."""

    words: tuple[str, ...]
    standing: str


def extent(incident: Incident) -> str:
    """ "3 claims in 2 documents of 1 independent story"."""
    told = f"{many(len(incident.claims), 'claim')} in {many(incident.documents, 'document')}"
    return f"{told} of {many(incident.origins, 'independent story', 'independent stories')}"


def title(incident: Incident) -> str:
    """ "Clash between Armenia and Azerbaijan, 2022-09-13 to 2022-09-14, Sotk": in the order who, what, when, where."""
    what = incident.theme if incident.theme != "force" else event_name(incident.types[0])
    doers = [side_name(side) or side for side in incident.actors]
    hit = [side_name(side) or side for side in incident.targets]
    between = [side_name(side) or side for side in incident.sides]
    if incident.theme in ("force", "control", "breach") and doers:
        who = f", said to be by {' and '.join(doers)}" + (f" against {' and '.join(hit)}" if hit else "")
    else:
        who = f", between {' and '.join(between)}" if len(between) > 1 else f", {between[0]}" if between else ""
    when = incident.first or ""
    if incident.last and incident.last != incident.first:
        when += f" to {incident.last}"
    where = ", ".join(place.title() for place in incident.places[:3])
    return "; ".join(part for part in (what.capitalize() + who, when, where) if part)


def sides_of(view: View) -> list[str]:
    """The sides that speak, by the number of their claims; the articles' own voice last."""
    counts: dict[str, int] = {}
    for _, claim in view.told:
        key = side_key(claim.attribution.source)
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts, key=lambda key: (key == "outlet", -counts[key], key))


def grid(view: View) -> dict[str, dict[str, Cell]]:
    """Field → side → what it says there, and whether another side says the same or otherwise."""
    sides = sides_of(view)
    marks = _standing(view)
    out: dict[str, dict[str, Cell]] = {}
    for field in FIELDS:
        said = {side: _words(view, side, field) for side in sides}
        if any(said.values()):
            out[field] = {
                side: Cell(said[side], marks.get((field, side), "") if said[side] else "silent") for side in sides
            }
    return out


_ROWS = {"killed": "toll", "wounded": "toll", "captured": "toll", "initiator": "began", "responsibility": "doer", "time": "when",
         "occurrence": "what", "control": "what", "place": "where", "weapon": "with", "target": "done to"}  # fmt: skip


def _standing(view: View) -> dict[tuple[str, str], str]:
    """A contradiction in any claim of a side outweighs an agreement in another."""
    side = {claim.id: side_key(claim.attribution.source) for _, claim in view.told}
    out: dict[tuple[str, str], str] = {}
    for relation in view.relations:
        word = {"conflicts": "contradicts", "agrees": "agrees"}.get(relation.verdict)
        row = _ROWS.get(relation.field)
        if word and row:
            for end in (relation.left, relation.right):
                if end in side and out.get((row, side[end])) != "contradicts":
                    out[row, side[end]] = word
    return out


def _words(view: View, side: str, field: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for _, claim in view.told:
        if side_key(claim.attribution.source) == side:
            found |= dict.fromkeys(_said(claim, field))
    return tuple(found)


def _said(claim: Claim, field: str) -> list[str]:
    event = claim.event
    if field == "what":
        denied = "denied: " if claim.modality.value == "negated" else ""
        return [denied + event_name(event.type)]
    if field == "began":
        return (
            [] if claim.started is None else [f"{_began(claim)} {'began' if claim.started.value else 'did not begin'}"]
        )
    values = {
        "doer": [participants(event.actor)] if event.actor else [],
        "done to": [participants(event.target)] if event.target else [],
        "where": [place.mention.text for place in event.place],
        "when": [event.time.mention.text] if event.time and event.time.mention else [],
        "with": [weapon.mention.text for weapon in event.weapons],
        "toll": [count_words(count) for count in event.counts],
    }
    return [" ".join(value.split()) for value in values[field]]


def _began(claim: Claim) -> str:
    sides = [side_name(actor.party.value) or "" for actor in claim.event.actor if actor.party]
    return " and ".join(sides) or "the other side"


def show_incident(view: View, width: int | None = None) -> str:
    """The incident as text, no line wider than `width` (the terminal's by default; at least 40)."""
    width = max(40, min(width or shutil.get_terminal_size((110, 40)).columns, 200))
    incident = view.incident
    lines = ["═" * width, *wrap(safe_text(title(incident)), width)]
    lines += wrap(
        f"{incident.id} · {extent(incident)} · {incident.frame} · episode {incident.episode}",
        width,
    )
    lines += wrap(left_out_words(view.left_out), width) if view.left_out is not None else []
    lines += ["═" * width, *_grid(view, width), *_relations(view, width), *_accounts(view, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _grid(view: View, width: int) -> Iterator[str]:
    sides, rows = sides_of(view), grid(view)
    label = max((len(field) for field in rows), default=4) + 1
    most = max(1, (width - label) // (NARROWEST + len(_GAP)))
    for at in range(0, len(sides), most):
        part = sides[at : at + most]
        column = (width - label - len(_GAP) * len(part)) // len(part)
        yield ""
        yield " " * label + _GAP + _GAP.join(safe_text(side_title(side))[:column].ljust(column) for side in part)
        yield "─" * width
        for field, cells in rows.items():
            yield from _row(field, [cells[side] for side in part], label, column)


def _row(field: str, cells: Sequence[Cell], label: int, column: int) -> Iterator[str]:
    told = [_cell(cell, column) for cell in cells]
    for number, line in enumerate(zip_longest(*told, fillvalue="")):
        yield (field if number == 0 else "").ljust(label) + _GAP + _GAP.join(text.ljust(column) for text in line)


def _cell(cell: Cell, column: int) -> list[str]:
    if cell.standing == "silent":
        return ["–"]
    mark = {"contradicts": "≠ ", "agrees": "= "}.get(cell.standing, "")
    shown = cell.words[:4] + ((f"… and {len(cell.words) - 4} more",) if len(cell.words) > 4 else ())
    return [line for words in shown for line in wrap(mark + safe_text(words), column, subsequent_indent="  ")]


def _relations(view: View, width: int) -> Iterator[str]:
    for verdict, heading in (
        ("conflicts", "CONTRADICTIONS"),
        ("agrees", "AGREEMENTS OF INDEPENDENT STORIES"),
        ("updates", "FIGURES THAT CHANGED"),
        ("compatible", "COMPATIBLE"),
        ("same_origin", "ONE VOICE, TOLD MORE THAN ONCE"),
    ):
        found = [relation for relation in view.relations if relation.verdict == verdict]
        if found:
            yield ""
            yield f"{heading} ({len(found)})"
        for relation in found[: 20 if verdict == "conflicts" else 8]:
            mark = "  ≠ " if verdict == "conflicts" else "  = "
            yield from wrap(safe_text(relation.reason), width, initial_indent=mark, subsequent_indent="    ")


def _accounts(view: View, width: int) -> Iterator[str]:
    yield ""
    yield "CLAIMS, BY PUBLICATION"
    story = ""
    for document, claim in view.told:
        if document.ref != story:
            story = document.ref
            copy = view.stories.get(document.id, document.id) != document.id
            yield from wrap(
                safe_text(
                    f"{stated(document.published)} · {document.ref}{' (a copy of another story here)' if copy else ''}"
                ),
                width,
            )
        text = f"{speaker(claim.attribution.source)}: {participants(claim.event.actor) or '?'} → {event_name(claim.event.type)}"
        text += f" → {participants(claim.event.target)}" if claim.event.target else ""
        yield from wrap(safe_text(f"[{claim.id[:8]}] {text}"), width, initial_indent="  ", subsequent_indent="    ")
