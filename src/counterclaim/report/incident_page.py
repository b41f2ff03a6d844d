"""Incidents in the HTML report: sides × fields, who agrees and who contradicts, the stories behind it, how the toll was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import Relation
from counterclaim.report.chart import Point, chart
from counterclaim.report.incident import Cell, View, extent, grid, sides_of, title
from counterclaim.report.safe import safe_html
from counterclaim.report.sides import side_key, side_title
from counterclaim.report.sketch import Spot, sketch

_VERDICTS = ("conflicts", "agrees", "updates", "compatible", "same_origin")
#: A spot is exact, near a place, or a district: UCDP's where_prec of 3 or less.
NEAR = 3
#: Relations of one verdict shown of one incident; the rest is a number.
_SHOWN = 12
_STANDING = {
    "contradicts": "contradicts another account",
    "agrees": "an independent account says the same",
    "silent": "not stated",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An incident for the page, with its figures over time, each line of the chart one claimant's figures of one side's losses."""

    view: View
    lines: tuple[tuple[str, tuple[Point, ...]], ...] = ()


def incident_chunks(rows: Sequence[Told]) -> Iterator[str]:
    """The section of incidents; nothing where there are none."""
    if not rows:
        return
    yield '<section id="incidents"><h2>Incidents, told by more than one document</h2>\n'
    yield (
        '<p class="meta">Claims that seem to tell one happening. Copies of one story count once: only independent stories can '
        "agree.</p>\n"
    )
    for row in rows:
        yield from _incident(row)
    yield "</section>\n"


def _incident(row: Told) -> Iterator[str]:
    incident = row.view.incident
    yield f'<article class="doc incident" id="{safe_html(incident.id)}"><h3 class="title">{safe_html(title(incident))}</h3>\n'
    yield (
        f'<p class="meta">{extent(incident)} · {safe_html(incident.id)} · episode {safe_html(incident.episode)}</p>\n'
    )
    yield from _grid(row.view)
    if row.lines:
        yield f"<h4>How the toll was told</h4>\n{chart(row.lines)}"
    if drawn := sketch(spots(row.view)):
        yield f"<h4>Where</h4>\n{drawn}"
    yield from _relations(row.view)
    yield from _stories(row.view)
    yield "</article>\n"


def spots(view: View) -> list[Spot]:
    """The places with coordinates that the claims name, the most named first; the middle of a region or country is no place."""
    found: dict[tuple[str, float, float], list[str]] = {}
    for _, claim in view.told:
        for place in claim.event.place:
            if place.lat is not None and place.lon is not None and (place.where_prec or 1) <= NEAR:
                name = place.name or " ".join(place.mention.text.split())
                account = side_title(side_key(claim.attribution.source))
                found.setdefault((name, place.lat, place.lon), []).append(account)
    ranked = sorted(found, key=lambda key: (-len(found[key]), key))
    return [Spot(*key, len(found[key]), tuple(sorted(set(found[key])))) for key in ranked]


def _grid(view: View) -> Iterator[str]:
    sides, rows = sides_of(view), grid(view)
    heads = "".join(f'<th scope="col">{safe_html(side_title(side))}</th>' for side in sides)
    yield f'<div class="wide"><table class="grid"><thead><tr><td></td>{heads}</tr></thead><tbody>\n'
    for field, cells in rows.items():
        yield f'<tr><th scope="row">{safe_html(field)}</th>{"".join(_cell(cells[side]) for side in sides)}</tr>\n'
    yield "</tbody></table></div>\n"


def _cell(cell: Cell) -> str:
    if cell.standing == "silent":
        return '<td class="silent" title="not stated">–</td>'
    words = "".join(f"<li>{safe_html(one)}</li>" for one in cell.words[:6])
    more = f"<li>… and {len(cell.words) - 6} more</li>" if len(cell.words) > 6 else ""
    why = f' title="{_STANDING[cell.standing]}"' if cell.standing else ""
    mark = {"contradicts": '<span class="mark">≠</span> ', "agrees": '<span class="mark">=</span> '}.get(
        cell.standing, ""
    )
    return f'<td class="{cell.standing}"{why}>{mark}<ul class="plain">{words}{more}</ul></td>'


def _relations(view: View) -> Iterator[str]:
    if not view.relations:
        return
    yield '<h4>Where the accounts meet</h4>\n<ul class="plain relations">\n'
    for verdict in _VERDICTS:
        found = [relation for relation in view.relations if relation.verdict == verdict]
        for relation in found[:_SHOWN]:
            yield (
                f'<li class="{verdict}"><span class="label">{safe_html(relation.field)}: {verdict.replace("_", " ")}.</span> '
                f"{safe_html(relation.reason)}{_origins(view, relation)}</li>\n"
            )
        if len(found) > _SHOWN:
            yield f'<li class="{verdict}">… and {len(found) - _SHOWN} more that {verdict.replace("_", " ")}</li>\n'
    yield "</ul>\n"


def _origins(view: View, relation: Relation) -> str:
    """For a confirmation, the story behind each of the two accounts, as far as they are in this incident."""
    if relation.verdict not in ("agrees", "same_origin"):
        return ""
    documents = {claim.id: document for document, claim in view.told}
    names = {document.id: document.title.value if document.title else document.ref for document, _ in view.told}
    found: dict[str, str] = {}
    for end in (relation.left, relation.right):
        if end in documents:
            story = view.stories.get(documents[end].id, documents[end].id)
            found[story] = f'<a href="#{safe_html(end)}">{safe_html(names.get(story, names[documents[end].id]))}</a>'
    kind = "stories" if len(found) > 1 else "story"
    return f' <span class="meta">({kind} behind it: {"; ".join(found.values())})</span>' if found else ""


def _stories(view: View) -> Iterator[str]:
    """The independent stories behind the incident, each with the documents that carry it."""
    groups: dict[str, dict[str, str]] = {}
    for document, _ in view.told:
        story = view.stories.get(document.id, document.id)
        name = document.title.value if document.title else document.ref
        groups.setdefault(story, {})[document.id] = name
    yield '<details><summary>The stories behind it</summary><ol class="stories">\n'
    for documents in groups.values():
        links = "; ".join(f'<a href="#{safe_html(doc)}">{safe_html(name)}</a>' for doc, name in documents.items())
        yield f"<li>{links}</li>\n"
    yield "</ol></details>\n"
