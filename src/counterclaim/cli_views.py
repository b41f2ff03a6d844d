"""Commands on views of a linked store: words and options only; the functions stand in `views`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from counterclaim.console import STORE, say, table

_JSON = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object a row.")


def _lines(rows: list[Any]) -> None:
    from counterclaim.plain import json_line

    for row in rows:
        click.echo(json_line(json.loads(json.dumps(asdict(row)))), nl=False)


@click.command()
@click.argument("name", metavar="[INCIDENT|EPISODE]", required=False)
@STORE
@_JSON
def tolls(name: str | None, store_path: str, as_json: bool) -> None:
    """List who gives which losses of whom, and how the figures changed.

    Own losses admitted and an enemy's losses claimed are kept apart; nothing is added up and no figure is chosen. Give an
    incident (i-…) or an episode (e-…), as `counterclaim incidents` lists them, or nothing for all.
    """
    from counterclaim.report import side_name
    from counterclaim.store import open_store
    from counterclaim.views import gather, ledger

    with open_store(store_path, readonly=True) as store:
        rows = ledger(gather(store, name))
    if as_json:
        _lines(rows)
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
                " → ".join(
                    f"{v.words} ({v.published[:10] or 'undated'}, {v.carried} doc.{', part' if v.subset else ''})"
                    for v in row.versions
                ),
            )
            for row in rows
        ),
    )


@click.command()
@STORE
@_JSON
def ceasefire(store_path: str, as_json: bool) -> None:
    """Show for each truce who agreed and who brokered it, and who accuses whom of breaking it, how often, when."""
    from counterclaim.report import side_name
    from counterclaim.store import open_store
    from counterclaim.views import ceasefires, gather, profile

    with open_store(store_path, readonly=True) as store:
        heard = list(gather(store))
    found = ceasefires(heard)
    if as_json:
        _lines([*found, profile(heard)])
        return

    def names(sides: tuple[str, ...]) -> str:
        return " and ".join(side_name(side) or side for side in sides) or "nobody named"

    for truce in found:
        brokers = f", brokered by {names(truce.brokers)}" if truce.brokers else ""
        click.echo(
            f"{truce.incident[:10]}  truce between {names(truce.parties)}{brokers}; from {truce.start or 'a time not stated'}"
        )
        for (accuser, accused), number in truce.by_accuser().items():
            click.echo(f"    {number} × {accuser} accuses {names(accused)} of breaking it")
        for one in truce.violations:
            hour = "" if one.hour is None else f" {one.hour:02}h"
            what = "denies that it was broken by" if one.denied else "accuses"
            said = f" (“{one.words}”)" if one.words else ""
            click.echo(f"      {one.day or 'day not stated'}{hour}  {one.accuser} {what} {names(one.accused)}{said}")
    hours = profile(heard)
    say(f"claims of fire: {hours.day} by day (6 to 18 h), {hours.night} by night, {hours.unsaid} that say no hour")


@click.command()
@STORE
@_JSON
def symmetry(store_path: str, as_json: bool) -> None:
    """Show how evenly the sides of each incident are heard: claims, doubting verbs, headline figures, silences."""
    from counterclaim.report import side_name
    from counterclaim.store import open_store
    from counterclaim.views import balance, gather

    with open_store(store_path, readonly=True) as store:
        rows = balance(gather(store))
    if as_json:
        _lines(rows)
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
    say(f"{sum(row.one_sided for row in rows)} of {len(rows)} incidents between two sides are told by one side only")


#: What the command line takes up.
VIEWS = (tolls, ceasefire, symmetry)
