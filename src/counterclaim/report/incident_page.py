"""Incidents in the HTML report: sides × fields, who agrees and who contradicts, the stories behind it, how the toll was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.report.chart import Point, chart
from counterclaim.report.incident import Cell, View, grid, sides_of, title
from counterclaim.report.safe import safe_html
from counterclaim.report.sides import side_title

_VERDICTS = ("conflicts", "agrees", "updates", "compatible", "same_origin")
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
        f'<p class="meta">{len(incident.claims)} claims in {incident.documents} documents of {incident.origins} independent '
        f"stories · {safe_html(incident.id)} · episode {safe_html(incident.episode)}</p>\n"
    )
    yield from _grid(row.view)
    if row.lines:
        yield f"<h4>How the toll was told</h4>\n{chart(row.lines)}"
    yield from _relations(row.view)
    yield from _stories(row.view)
    yield "</article>\n"


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
                f"{safe_html(relation.reason)}</li>\n"
            )
        if len(found) > _SHOWN:
            yield f'<li class="{verdict}">… and {len(found) - _SHOWN} more that {verdict.replace("_", " ")}</li>\n'
    yield "</ul>\n"


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
