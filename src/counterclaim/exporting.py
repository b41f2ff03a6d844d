"""`export`: incidents of a store in a format of the field, under a policy, with what was lost and how figures hang on the policy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim import linking
from counterclaim.errors import UsageError
from counterclaim.export import Case, Format, Loss, annotation_text, figures, format_named, sensitivity
from counterclaim.export.claims import columns
from counterclaim.files import together
from counterclaim.narrow import Narrow
from counterclaim.policy import POLICIES, Policy, Settled, place, policy_named, settle_placed
from counterclaim.records import Incident
from counterclaim.store import Engine, Reader
from counterclaim.views import stories_of, views_of

#: Incidents in any frame.
ALL_FRAMES = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents, and by which of their claims they are told: see `linking.incidents`. `frame` may also be `all`."""

    party: tuple[str, ...] = ()
    frame: str = "new"
    since: str | None = None
    until: str | None = None
    least: int = 1
    min_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made: the file, how many rows, and the two reports that lie beside it as JSON."""

    path: Path
    loss: Loss
    sensitivity: dict[str, Any]
    reports: tuple[Path, Path]


@dataclass(slots=True)
class _Under:
    """What every policy makes of the incidents gone through: policy → incident → figures."""

    found: dict[str, dict[str, Settled]] = field(default_factory=lambda: {name: {} for name in POLICIES})


def export(
    store: Reader,
    form: str,
    out: str | Path,
    policy: str = "pending",
    filters: Filters = Filters(),
    quotes: bool = False,
) -> Exported:
    """Write the incidents that match as `form` (one of `FORMATS`) to `out`, under a policy (one of `POLICIES`).

    Beside it appear `NAME.loss.json`, what the format could not hold, and `NAME.sensitivity.json`, the totals under every policy
    and the claims behind each figure. The three appear together or not at all; the same store gives the same bytes.
    `quotes` puts the words themselves into annotations. Raises `UsageError` for a store that is not linked, a name or a
    confidence that is none, or a path that cannot be written.
    """
    layout, rule, target = format_named(form), policy_named(policy), Path(out)
    narrow = Narrow(store, filters.min_confidence)
    if target.exists() and target.samefile(store.path):
        raise UsageError(f"{target} is the store itself: give another path for the export")
    if not store.is_linked():
        raise UsageError("some claims are in no incident yet: run `counterclaim link`, then export again")
    beside = (Path(f"{target}.loss.json"), Path(f"{target}.sensitivity.json"))
    loss, under = Loss(), _Under()
    with together(target, *beside) as (data, lost, swing):
        cases = _cases(store, _chosen(store, filters, narrow, loss), rule, under, narrow)
        _write(layout, cases, loss, data, quotes)
        about = {"format": layout.name, "policy": rule.name, "filters": _told(filters)}
        lost.write_text(_json(about | loss.to_json()), encoding="utf-8")
        report = sensitivity(under.found)
        chosen = {"figures": figures(under.found[rule.name])}
        swing.write_text(_json(about | report | chosen), encoding="utf-8")
    return Exported(target, loss, report, beside)


def _write(layout: Format, cases: Iterator[Case], loss: Loss, path: Path, quotes: bool) -> None:
    if layout.text is None:
        with Engine(threads=1) as engine:
            engine.parquet(columns(cases, loss), path)
        return
    text = annotation_text(quotes=True) if quotes and layout.name == "annotations" else layout.text
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(text(cases, loss))


def _chosen(store: Reader, filters: Filters, narrow: Narrow, loss: Loss) -> list[Incident]:
    """The incidents that match by the claims that are left; the loss is told of what only the confidence keeps out."""

    def fits(incident: Incident) -> bool:
        return linking.matches(incident, filters.party, filters.since, filters.until, filters.least)

    chosen = []
    for whole in store.incidents():
        if filters.frame not in (whole.frame, ALL_FRAMES):
            continue
        left = narrow(whole)
        taken, before = left is not None and fits(left), fits(whole)
        if left is not None and taken:
            chosen.append(left)
        elif before:
            loss.note("no_claim_left" if left is None else "no_match_left", [whole.id])
        if taken or before:
            loss.note("low_confidence", set(whole.claims) - set(left.claims if left else ()))
    return chosen


def _cases(store: Reader, chosen: Sequence[Incident], policy: Policy, under: _Under, narrow: Narrow) -> Iterator[Case]:
    """The incidents under the policy, episode by episode. A whole episode is settled, however few of its incidents are asked for."""
    wanted, stories = {incident.id for incident in chosen}, stories_of(store)
    for episode, frame in dict.fromkeys((incident.episode, incident.frame) for incident in chosen):
        views = views_of(store, (one for one in store.episode(episode) if one.frame == frame), stories, narrow)
        placed = place(views)
        killed = {name: settle_placed(placed, row) for name, row in POLICIES.items()}
        wounded = settle_placed(place(views, "wounded"), policy)
        for view in views:
            one = view.incident.id
            if one in wanted:
                for name in POLICIES:
                    under.found[name][one] = killed[name][one]
                yield Case(view, policy, killed[policy.name][one], wounded[one], killed["range"][one])


def _told(filters: Filters) -> dict[str, Any]:
    return {
        "party": list(filters.party),
        "frame": filters.frame,
        "since": filters.since,
        "until": filters.until,
        "least": filters.least,
        "min_confidence": filters.min_confidence,
    }


def _json(report: Mapping[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=True, indent=1) + "\n"


def policies() -> Iterable[Policy]:
    """All policies, in the order in which they are listed."""
    return POLICIES.values()
