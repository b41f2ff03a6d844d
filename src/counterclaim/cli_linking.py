"""Commands on incidents: words and options only; the functions stand in `linking`."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from counterclaim.console import MIN_CONFIDENCE, STORE, put, say, say_left_out, table
from counterclaim.wording import many

if TYPE_CHECKING:
    from counterclaim.records import Incident

_PERSON = click.option("--person", help="Who decides. [default: the user of this machine]")
_NOTE = click.option("--note", default="", help="Why, in your words; it is kept with the judgement.")


@click.command()
@STORE
def link(store_path: str) -> None:
    """Put the claims of all documents together into incidents, and relate their accounts.

    Run it after `add`: only new documents are read anew. Copies of one story are told from independent ones. People's
    judgements (`merge`, `split`) are honoured. The same claims give the same incidents in whatever order they came.
    """
    from counterclaim import linking
    from counterclaim.store import open_store

    with open_store(store_path) as store:
        done = linking.link(store)
    stories = f"{done.origins:,} independent {'story' if done.origins == 1 else 'stories'}"
    say(
        f"{many(done.claims, 'claim')} of {many(done.documents, 'document')} ({stories}) →"
        f" {many(done.incidents, 'incident')}, {done.told_twice:,} told by more than one document, in"
        f" {many(done.episodes, 'episode')}; {many(done.relations, 'relation')} across documents"
    )


@click.command()
@STORE
@click.option("--party", metavar="SIDE", multiple=True, help="A side it concerns; with several, all of them.")
@click.option("--frame", type=click.Choice(["new", "background", "general"]), default="new", show_default=True)
@click.option("--since", metavar="DATE", help="Not over before this day, month or year.")
@click.option("--until", metavar="DATE", help="Begun by this day, month or year.")
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, help="Told by this many documents.")
@MIN_CONFIDENCE
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def incidents(
    store_path: str,
    party: tuple[str, ...],
    frame: str,
    since: str | None,
    until: str | None,
    least: int,
    min_confidence: float | None,
    form: str,
) -> None:
    """List the incidents: what, between whom, when, where, told how often.

    `counterclaim show INCIDENT` sets its accounts side by side. Under --min-confidence an incident is told, and chosen, by the
    claims that are left.
    """
    from counterclaim import commands, linking
    from counterclaim.plain import json_line
    from counterclaim.records import incident_to_json
    from counterclaim.report import title
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        found = linking.incidents(store, party, frame, since, until, least, min_confidence=min_confidence)
        say_left_out(commands.left_out(store, min_confidence=min_confidence))
        if form == "jsonl":
            for one in found:
                click.echo(json_line(incident_to_json(one)), nl=False)
            return
        table(("incident", "episode", "claims", "stories", "what"), (_row(one, title(one)) for one in found))
        if not store.is_linked():
            say("Some claims are in no incident yet: run `counterclaim link`.")


def _row(incident: Incident, title: str) -> tuple[str, ...]:
    return (incident.id[:10], incident.episode[:10], str(len(incident.claims)), str(incident.origins), title)


@click.command()
@click.argument("one", metavar="INCIDENT")
@click.argument("other", metavar="INCIDENT")
@STORE
@_PERSON
@_NOTE
def merge(one: str, other: str, store_path: str, person: str | None, note: str) -> None:
    """Say that two incidents are one happening. Kept for ever as your judgement; `withdraw` takes it back."""
    from counterclaim import linking
    from counterclaim.store import open_store

    with open_store(store_path) as store:
        judgement = linking.merge(store, one, other, person or getpass.getuser(), note)
    say(f"judgement {judgement.id} is kept; `counterclaim link` applies it")


@click.command()
@click.argument("incident")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@STORE
@_PERSON
@_NOTE
def split(incident: str, claims: tuple[str, ...], store_path: str, person: str | None, note: str) -> None:
    """Say that these claims do not belong to the incident. Kept for ever as your judgement; `withdraw` takes it back."""
    from counterclaim import linking
    from counterclaim.store import open_store

    with open_store(store_path) as store:
        made = linking.split(store, incident, claims, person or getpass.getuser(), note)
    say(f"{many(len(made), 'judgement')} kept; `counterclaim link` applies them")


@click.command()
@STORE
def judgements(store_path: str) -> None:
    """List people's judgements, those taken back included."""
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        rows = (
            (one.id[:10], one.kind, one.left[:10], one.right[:10], one.person, one.at, one.withdrawn or "–", one.note)
            for one in store.judgements()
        )
        table(("judgement", "kind", "claim", "claim", "person", "at", "taken back", "note"), rows)


@click.command()
@click.argument("judgement")
@STORE
@_PERSON
def withdraw(judgement: str, store_path: str, person: str | None) -> None:
    """Take a judgement back. The judgement itself stays on record."""
    from counterclaim import linking
    from counterclaim.store import open_store

    with open_store(store_path) as store:
        taken = linking.withdraw(store, judgement, person or getpass.getuser())
    say(f"judgement {taken.id} is taken back; `counterclaim link` applies it")


@click.command()
@click.argument("claim")
@STORE
def why(claim: str, store_path: str) -> None:
    """Say why a claim stands in its incident: the sum of named parts, each with the two values compared."""
    from counterclaim import linking
    from counterclaim.report import explain_link
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        found, comparison = linking.why(store, store.find_claim(claim))
        put(explain_link(found, comparison.parts if comparison else ()))


#: What the command line takes up.
LINKING = (link, incidents, merge, split, judgements, withdraw, why)
