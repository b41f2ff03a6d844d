"""Commands on policies and exports: words and options only; the functions stand in `exporting`."""

from __future__ import annotations

from typing import Any

import click

from counterclaim.console import MIN_CONFIDENCE, STORE, say, table
from counterclaim.wording import many

_FORMATS = ("claims", "csv", "parquet", "geojson", "annotations", "ged", "acled", "plover", "reports")
_POLICIES = ("lowest", "ucdp-like", "majority", "own-losses-only", "range", "pending")
_FRAMES = ("new", "background", "general", "all")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "--policy", type=click.Choice(_POLICIES), default="pending", show_default=True, help="What figures stand in it."
)
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file to write.")
@STORE
@click.option("--party", metavar="SIDE", multiple=True, help="A side the incidents concern; with several, all of them.")
@click.option("--frame", type=click.Choice(_FRAMES), default="new", show_default=True, help="Incidents of this frame.")
@click.option("--since", metavar="DATE", help="Not over before this day, month or year.")
@click.option("--until", metavar="DATE", help="Begun by this day, month or year.")
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, help="Told by this many documents.")
@MIN_CONFIDENCE
@click.option("--quotes", is_flag=True, help="Annotations bear the words themselves; see to the rights in the texts.")
def export(form: str, policy: str, out: str, store_path: str, quotes: bool, **filters: Any) -> None:
    """Write incidents in a format of the field, under a named policy.

    FORMAT is claims (JSON Lines), csv or parquet (the claims as a table), geojson, annotations (W3C), ged (UCDP GED), acled
    (ACLED-style), plover, or reports (for the R package eventreport). A policy turns accounts into figures; `counterclaim policies`
    explains them, and under `pending` no figure is chosen.

    Beside the file appear OUT.loss.json, what the format could not hold, and OUT.sensitivity.json, the totals under every
    policy with the claims behind each figure. Under --min-confidence an incident is told, and filtered, by the claims that are left;
    OUT.loss.json lists those left out. CSV cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    from counterclaim import exporting
    from counterclaim.export import summary
    from counterclaim.store import open_store

    with open_store(store_path, readonly=True) as store:
        done = exporting.export(store, form, out, policy, exporting.Filters(**filters), quotes)
    for line in done.loss.summary():
        say(line)
    say("")
    for line in summary(done.sensitivity):
        say(line)
    say(f"\n{many(done.loss.rows, 'row')} in {done.path}; beside it {' and '.join(path.name for path in done.reports)}")


@click.command()
def policies() -> None:
    """Explain the policies: what each makes of the figures that the accounts give, how it reads vague words, whose rule it is."""
    from counterclaim import exporting

    rows = ((row.name, row.summary, _VAGUE[row.vague], row.source) for row in exporting.policies())
    table(("policy", "rule", "vague words", "after"), rows)


_VAGUE = {
    "least": "the least they can mean",
    "span": "all they can mean",
    "mixed": "low and best the least, high all they can mean",
}

#: What the command line takes up.
EXPORTS = (export, policies)
