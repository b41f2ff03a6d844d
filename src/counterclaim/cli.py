"""The command line. Every command calls the function of its own name in `commands`; here are only words and options.

Imports stand inside the functions so that `--help` is instant.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from counterclaim import __version__
from counterclaim.cli_context import context
from counterclaim.cli_exports import EXPORTS
from counterclaim.cli_linking import LINKING
from counterclaim.cli_views import VIEWS
from counterclaim.console import MIN_CONFIDENCE, STORE, progress, put, say, say_left_out, table, watched
from counterclaim.errors import CounterclaimError, UsageError
from counterclaim.records import credits
from counterclaim.wording import many

if TYPE_CHECKING:
    from counterclaim.commands import Summary

_WORKERS = click.option("--workers", type=click.IntRange(1, 512), help="Processes to code with. [default: one a core]")
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="counterclaim", message=f"%(prog)s, version %(version)s\n{credits.PLACES}")
def cli() -> None:
    """Reads news about armed conflict and keeps every side's account: who says that who did what to whom, where,
    when, with what, at what cost. It never picks a winner.

    Start with `counterclaim demo`, or `counterclaim add FILE` and `counterclaim show`.
    """


@cli.command()
@_PATHS
@STORE
@_WORKERS
@click.option("--ack", is_flag=True, hidden=True, help="Acknowledge each outcome on stderr as a JSON line.")
def add(paths: tuple[str, ...], store_path: str, workers: int | None, ack: bool) -> int:
    """Read articles and code them into the store.

    PATH is a web page, a text file, JSON Lines (one article a line: id, text, title, published, outlet), a folder of
    these, or - for standard input. What is stored already is passed over: after an interruption, give the same
    command again.
    """
    from counterclaim import commands
    from counterclaim.store import open_store

    with open_store(store_path) as store, progress(ack) as heard:
        done = commands.add(paths, store, stdin=_stdin(), workers=workers, heard=heard)
    return _tell(done, "`counterclaim problems` lists them")


@cli.command()
@_PATHS
@click.option("--out", required=True, type=click.Path(file_okay=False), help="The folder to write to.")
@_WORKERS
def code(paths: tuple[str, ...], out: str, workers: int | None) -> int:
    """Code articles into JSON Lines files, without a store.

    Writes claims.jsonl, relations.jsonl, context.jsonl and problems.jsonl.
    PATH is as for `add`. The files appear when the run is complete; until then their names end in .part.
    """
    from counterclaim import commands

    with progress() as heard:
        done = commands.code(paths, out, stdin=_stdin(), workers=workers, heard=heard)
    return _tell(done, f"see {os.path.join(out, 'problems.jsonl')}")


def _stdin() -> BinaryIO | None:
    return sys.stdin.buffer if sys.stdin else None


def _tell(done: Summary, where: str) -> int:
    """The summary of a run on stderr, and its exit code."""
    parts = [
        f"{many(number, 'document')} {name}"
        for name in ("added", "replaced", "unchanged")
        if (number := getattr(done, name))
    ]
    if done.added or done.replaced or not parts:
        parts.append(f"{many(done.claims, 'claim')}, {many(done.relations, 'relation')}")
    if done.problems:
        parts.append(f"{many(done.problems, 'problem')} ({where})")
    say("; ".join(parts))
    return 1 if done.problems else 0


def _filters(command: Any) -> Any:
    """The options by which claims are chosen; each may be given several times."""
    for name, metavar, help_text in (
        ("frame", "FRAME", "new, background or general."),
        ("doc", "DOC", "Document: its id, the beginning of it, or its ref."),
        ("source", "SOURCE", "Whose claim: a side, or a kind of source such as official or outlet."),
        ("event", "TYPE", "Event type, such as shelling."),
        ("party", "SIDE", "Side that acts or is acted upon: a state's ISO 3166 code, or a name: united-nations."),
    ):
        command = click.option(f"--{name}", metavar=metavar, multiple=True, help=help_text)(command)
    for name, which in (("until", "before"), ("since", "later")):
        help_text = f"Published on this day, month or year, or {which}."
        command = click.option(f"--{name}", metavar="DATE", help=help_text)(command)
    return command


@cli.command()
@STORE
@_filters
@MIN_CONFIDENCE
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def claims(store_path: str, form: str, **filters: Any) -> None:
    """List the claims in the store.

    All of them, or those that match every filter. A table that goes into a pipe is tab-separated, without a header.
    Documents that state no date of publication match no --since or --until. What --min-confidence leaves out is counted on
    standard error. CSV cells that a spreadsheet would take for a formula begin with an apostrophe; jsonl has every word as it was
    said.
    """
    from counterclaim import commands, rows
    from counterclaim.plain import csv_rows, json_line
    from counterclaim.records import claim_to_json
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        found = commands.claims(store, **filters)
        if form == "jsonl":
            for document, claim in found:
                click.echo(json_line(claim_to_json(claim, document.ref)), nl=False)
        elif form == "csv":
            for line in csv_rows(rows.CSV_HEADER, (rows.csv_row(*pair) for pair in found)):
                click.echo(line, nl=False)
        else:
            header, row = (rows.SHORT_HEADER, rows.short_row) if watched() else (rows.CLAIM_HEADER, rows.claim_row)
            table(header, (row(*pair) for pair in found))
        say_left_out(commands.left_out(store, **filters))


@cli.command()
@click.argument("name", metavar="[DOC|INCIDENT]", required=False)
@STORE
@MIN_CONFIDENCE
def show(name: str | None, store_path: str, min_confidence: float | None) -> None:
    """Show one document or incident with its claims side by side, or list the documents.

    DOC is a document's id, the beginning of one, or its ref (file name, record id). INCIDENT is an incident's id
    (i-…), as `counterclaim incidents` lists them. How many claims --min-confidence leaves out is said.
    """
    from counterclaim import commands, views
    from counterclaim.report import show as view
    from counterclaim.report import show_incident
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        if name is None:
            listed = ((row[0][:10], row[2] or "–", str(row[3]), row[1]) for row in store.listing(min_confidence))
            table(("document", "published", "claims", "ref"), listed)
            say_left_out(commands.left_out(store, min_confidence=min_confidence))
        elif name.startswith("i-"):
            put(show_incident(views.view(store, name, min_confidence)))
        else:
            left = commands.left_out(store, doc=[name], min_confidence=min_confidence)
            put(view(commands.show(store, name, min_confidence=min_confidence), left_out=left))


@cli.command()
@click.argument("claim")
@STORE
def explain(claim: str, store_path: str) -> None:
    """Say why a claim was read as it was: every value, its words, the rule that read them, how sure it is.

    CLAIM is a claim's id or the beginning of one, as `counterclaim claims` lists them.
    """
    from counterclaim import commands
    from counterclaim.report import explain as view
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        document, found, _ = commands.explain(store, claim)
        put(view(found, document))


@cli.command()
@STORE
@click.option("--all", "everything", is_flag=True, help="All audited sentences, with what became of them.")
def audit(store_path: str, everything: bool) -> None:
    """List the sentences that look as if they tell something, and that no claim rests on."""
    from counterclaim import commands
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        table(
            ("document", "status", "because of", "sentence"),
            (
                (
                    document.ref,
                    found.status,
                    ", ".join(signal.text for signal in found.signals),
                    document.text[found.sentence.start : found.sentence.end],
                )
                for document, found in commands.audit(store, everything)
            ),
        )


@cli.command()
@click.option("--store", "store_path", type=click.Path(dir_okay=False), help="Keep it here. [default: nowhere]")
def demo(store_path: str | None) -> int:
    """Code the sample articles of the package and show what they claim."""
    import tempfile

    from counterclaim import commands
    from counterclaim.report import show as view
    from counterclaim.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        path = store_path or os.path.join(folder, "demo.sqlite")
        with open_store(path) as store, progress() as heard:
            done = commands.demo(store, heard=heard)
        with open_store(path, readonly=True) as store:
            for document in store.documents():
                put(view(store.document(document.id)))
            for one in store.problems():
                say(f"{one.where}: {one.message}")
    return _tell(done, "they are named above")


@cli.command()
@STORE
def problems(store_path: str) -> None:
    """List what could not be read or coded, and why."""
    from counterclaim import commands
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        found = commands.problems(store)
        table(("where", "kind", "what"), ((one.where, one.kind, one.message) for one in found))


for _command in (*LINKING, *VIEWS, *EXPORTS, context):
    cli.add_command(_command)


def main() -> None:
    """The entry point: runs the command and turns errors into messages and exit codes (0, 1, 2; 130 for Ctrl-C)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what we print is UTF-8, whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code. 0: all went well; 1: some input had problems; 2: the call is wrong."""
    try:
        result = cli.main(arguments, prog_name="counterclaim", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            say(error.ctx.get_usage())
        say(f"Error: {error.format_message()}")
        return 2
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted. What was stored is kept; give the same command again to go on.")
        return 130
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush cannot fail again
        if isinstance(error, BrokenPipeError):  # the reader of our output has seen enough
            return 0
        say(f"Error: the output cannot be written ({error.strerror})")
        return 1
    except CounterclaimError as error:
        say(f"Error: {error}")
        return 2 if isinstance(error, UsageError) else 1
