"""The terminal: lines on stdout that can be piped, progress on stderr where a person is watching."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from counterclaim.plain import one_line, printable

if TYPE_CHECKING:
    from counterclaim.records import LeftOut

#: The option by which a command is told of a store.
STORE = click.option(
    "--store",
    "store_path",
    type=click.Path(dir_okay=False),
    envvar="COUNTERCLAIM_STORE",
    default="counterclaim.sqlite",
    show_default=True,
    show_envvar=True,
    help="The store.",
)

#: The option by which a command is told how sure a claim must be.
MIN_CONFIDENCE = click.option(
    "--min-confidence",
    metavar="X",
    type=click.FloatRange(0, 1),
    help="Leave out claims whose confidence is below X, from 0 to 1. They stay in the store.",
)


def say(text: str) -> None:
    """A message on stderr."""
    click.echo(printable(text, keep="\n"), err=True)


def say_left_out(left: LeftOut | None) -> None:
    """How many claims a confidence leaves out, on stderr; nothing where none was asked for."""
    from counterclaim.report import left_out_words

    if left is not None:
        say(left_out_words(left))


def put(text: str) -> None:
    """Text on stdout, line by line as it is, made printable."""
    click.echo(printable(text, keep="\n"))


def watched() -> bool:
    """True if stdout is a terminal, with a person before it."""
    return sys.stdout.isatty()


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table on stdout: as wide as the terminal, or tab-separated when it goes into a pipe."""
    if not watched():
        for row in rows:
            click.echo("\t".join(one_line(cell) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD)
    for number, name in enumerate(header):
        grid.add_column(name, no_wrap=number == 0, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(one_line(cell)) for cell in row))  # Text: markup in a cell stays words
    Console().print(grid)


class Progress:
    """Told of every outcome; acknowledges them on stderr as JSON lines if asked to."""

    def __init__(self, ack: bool) -> None:
        self.ack = ack
        self.seen = 0

    def __call__(self, what: str, name: str) -> None:
        """`what` happened to `name`, and is on the disk."""
        self.seen += 1
        if self.ack:
            click.echo(json.dumps({what: name}), err=True)


@contextmanager
def progress(ack: bool = False) -> Iterator[Progress]:
    """A `Progress`, with a running count on stderr if that is a terminal."""
    if ack or not sys.stderr.isatty():
        yield Progress(ack)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} documents"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        class Shown(Progress):
            def __call__(self, what: str, name: str) -> None:
                super().__call__(what, name)
                bar.advance(task)

        yield Shown(ack)
