"""Commands on views of a linked store: words and options only; the functions stand in `views`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from counterclaim.console import MIN_CONFIDENCE, STORE, put, say, say_left_out, table
from counterclaim.wording import many

if TYPE_CHECKING:
    from counterclaim.views import Version

_JSON = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object a row.")


def _lines(rows: list[Any]) -> None:
    from counterclaim.plain import json_line

    for row in rows:
        click.echo(json_line(json.loads(json.dumps(asdict(row)))), nl=False)


@click.command()
@click.argument("name", metavar="[INCIDENT|EPISODE]", required=False)
@STORE
@click.option(
    "--days", is_flag=True, help="By the day of the losses, however late they were told; running totals are left out."
)
@MIN_CONFIDENCE
@_JSON
def tolls(name: str | None, store_path: str, days: bool, min_confidence: float | None, as_json: bool) -> None:
    """List who gives which losses of whom, and how the figures changed.

    Own losses admitted and an enemy's losses claimed are kept apart; nothing is added up and no figure is chosen. Give an
    incident (i-…) or an episode (e-…), as `counterclaim incidents` lists them, or nothing for all.
    """
    from counterclaim import commands
    from counterclaim.report import side_name
    from counterclaim.store import open_store
    from counterclaim.views import by_day, gather, ledger

    with open_store(store_path, readonly=True) as store:
        rows = ledger(gather(store, name, min_confidence))
        say_left_out(commands.left_out(store, min_confidence=min_confidence))
    if as_json:
        _lines(list(by_day(rows)) if days else rows)
        return
    if days:
        told = (
            (
                *(row.day, row.kind, side_name(row.whose) or "–", row.status or "–", row.speaker, row.standing),
                row.version.words,
                "–" if row.late is None else many(row.late, "day"),
            )
            for row in by_day(rows)
        )
        table(("day", "lost", "whose", "status", "according to", "standing", "figure", "told after"), told)
        return
    table(
        ("episode", "lost", "whose", "status", "according to", "standing", "figures, oldest first"),
        (
            (
                row.episode[:10],
                row.kind,
                side_name(row.whose) or "–",
                row.status or "–",
                row.speaker,
                row.standing,
                " → ".join(f"{v.words} ({_how_told(v)})" for v in row.versions),
            )
            for row in rows
        ),
    )


def _how_told(version: Version) -> str:
    """When, by how many documents, and what keeps a figure from being compared as it stands; a fall is a correction."""
    marks = (
        ("corrected down", version.change == "lower"),
        ("part", version.subset),
        ("running total", version.cumulative),
        ("killed and wounded together", version.joint),
        ("of wounds", version.of_wounds),
    )
    told = (version.published[:10] or "undated", f"{version.carried} doc.", *(word for word, true in marks if true))
    return ", ".join(told)


@click.command()
@STORE
@MIN_CONFIDENCE
@_JSON
def ceasefire(store_path: str, min_confidence: float | None, as_json: bool) -> None:
    """Show for each truce who agreed and who brokered it, and who accuses whom of breaking it, how often, when.

    Then the agreements and forces that the documents name, peacekeepers with their strength, and the hours of fire.
    """
    from counterclaim import commands
    from counterclaim.report import context_facts, side_name
    from counterclaim.store import open_store
    from counterclaim.views import ceasefires, gather, profile

    with open_store(store_path, readonly=True) as store:
        heard = list(gather(store, min_confidence=min_confidence))
        say_left_out(commands.left_out(store, min_confidence=min_confidence))
        named = commands.context(store, ("agreement", "deployment"))
    found = ceasefires(heard)
    if as_json:
        _lines([*found, *named, profile(heard)])
        return

    def names(sides: tuple[str, ...]) -> str:
        return " and ".join(side_name(side) or side for side in sides) or "nobody named"

    for truce in found:
        brokers = f", brokered by {names(truce.brokers)}" if truce.brokers else ""
        click.echo(
            f"{truce.incident[:10]}  truce between {names(truce.parties)}{brokers}; from {truce.start or 'a time not stated'}"
        )
        for (accuser, accused), number in truce.by_accuser().items():
            put(f"    {number} × {accuser} {_accuses(names(accused) if accused else '', False)}")
        for one in truce.violations:
            hour = "" if one.hour is None else f" {one.hour:02}h"
            said = f" (“{one.words}”)" if one.words else ""
            when = one.day or f"told {one.published[:10] or 'on a day not stated'}"
            put(
                f"      {when}{hour}  {one.accuser} {_accuses(names(one.accused) if one.accused else '', one.denied)}{said}"
            )
    for entry in named:
        fullest = max(entry.records, key=lambda record: len(context_facts(record)))
        facts = "; ".join(f"{label}: {words}" for label, words in context_facts(fullest) if label != "said as")
        put(
            f"{entry.kind}  {', '.join(entry.names[:3]) or 'without a name'} ({many(entry.documents, 'document')}) {facts}"
        )
    hours = profile(heard)
    say(f"claims of fire: {hours.day} by day (6 to 18 h), {hours.night} by night, {hours.unsaid} that say no hour")


def _accuses(accused: str, denied: bool) -> str:
    if denied:
        return f"denies that {accused} broke it" if accused else "denies that it was broken"
    return f"accuses {accused} of breaking it" if accused else "says that it was broken, and names nobody"


@click.command()
@STORE
@MIN_CONFIDENCE
@_JSON
def symmetry(store_path: str, min_confidence: float | None, as_json: bool) -> None:
    """Show how evenly the sides of each incident are heard: claims, doubting verbs, headline figures, silences."""
    from counterclaim import commands
    from counterclaim.report import side_name
    from counterclaim.store import open_store
    from counterclaim.views import balance, gather, totals

    with open_store(store_path, readonly=True) as store:
        rows = balance(gather(store, min_confidence=min_confidence))
        say_left_out(commands.left_out(store, min_confidence=min_confidence))
    if as_json:
        _lines([*rows, *totals(rows)])
        return
    table(
        ("incident", "side", "claims", "documents", "said", "claimed", "in headlines", "told about it"),
        (
            (
                row.incident[:10],
                side_name(s.side) or s.side,
                *map(str, (s.claims, s.documents, s.plain, s.doubted, s.headlined, s.about)),
            )
            for row in rows
            for s in row.sides
        ),
    )
    for total in totals(rows):
        say(
            f"{side_name(total.side) or total.side}: {many(total.claims, 'claim')} in {many(total.incidents, 'incident')}, silent in"
            f" {total.silent}; {total.plain} told with “said”, {total.doubted} with “claimed”; {total.headlined} in headlines"
        )
    say(f"{sum(row.one_sided for row in rows)} of {len(rows)} incidents between two sides are told by one side only")


@click.command()
@click.argument("out", type=click.Path(dir_okay=False))
@STORE
@MIN_CONFIDENCE
def report(out: str, store_path: str, min_confidence: float | None) -> None:
    """Write everything in the store as one HTML page that needs nothing else.

    Incidents that several documents tell of come first, if the store is linked (`counterclaim link`). How many claims
    --min-confidence leaves out is said, here and on the page.
    """
    from counterclaim import commands
    from counterclaim.store import open_store
    from counterclaim.views import told_twice

    with open_store(store_path, readonly=True) as store:
        incidents = told_twice(store, min_confidence=min_confidence)
        done = commands.report(store, out, incidents, min_confidence=min_confidence)
        say(f"{many(done, 'document')} in {out}")
        say_left_out(commands.left_out(store, min_confidence=min_confidence))


#: What the command line takes up.
VIEWS = (tolls, ceasefire, symmetry, report)
