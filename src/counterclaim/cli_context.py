"""The command on context: words and options only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.console import STORE, say, table
from counterclaim.wording import many

if TYPE_CHECKING:
    from counterclaim.context import ContextEntry

_KINDS = click.Choice(["war", "agreement", "ceasefire", "deployment", "comparison"])


@click.command()
@STORE
@click.option("--kind", "kinds", type=_KINDS, multiple=True, help="Only this kind.")
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, help="Named by this many documents.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: an entry a line, with all its mentions.")
def context(store_path: str, kinds: tuple[str, ...], least: int, as_json: bool) -> None:
    """List the wars, agreements, truces and forces that the documents name beside what they report, and their comparisons.

    What several documents name is one entry where name, sides and year show it to be the same; what could be two things
    stays apart. None of it is counted anywhere.
    """
    from counterclaim import commands
    from counterclaim.plain import json_line
    from counterclaim.records import context_to_json
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        found = commands.context(store, kinds, least)
        refs = {row[0]: row[1] for row in store.listing()}
        unread = store.without_context()
    if as_json:
        for entry in found:
            records = [context_to_json(record, refs[record.doc_id]) for record in entry.records]
            click.echo(json_line({**_summary(entry), "records": records}), nl=False)
    else:
        table(("kind", "what", "documents", "said"), (_row(entry) for entry in found))
    if unread:
        say(
            f"{many(unread, 'document')} coded by an earlier version, without context: give them to `counterclaim add` again."
        )


def _summary(entry: ContextEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "names": list(entry.names),
        "parties": list(entry.parties),
        "brokers": list(entry.brokers),
        "places": list(entry.places),
        "years": list(entry.years),
        "documents": entry.documents,
    }


def _row(entry: ContextEntry) -> tuple[str, ...]:
    """What it is, how many documents name it, and the facts that its fullest records give."""
    from counterclaim.report import context_facts

    fullest = max(entry.records, key=lambda record: len(context_facts(record)))
    facts = "; ".join(f"{label}: {words}" for label, words in context_facts(fullest) if label != "said as")
    return entry.kind, title(entry), str(entry.documents), facts or "–"


def title(entry: ContextEntry) -> str:
    """ "Six-week war, 44-day war (2020)": its names and years; a thing that no text names says so."""
    names = ", ".join(entry.names[:3]) or f"{entry.kind} that no text names"
    years = f"{entry.years[0]}" + (f"–{entry.years[-1]}" if len(entry.years) > 1 else "") if entry.years else ""
    return f"{names} ({years})" if years and entry.kind != "comparison" else names
