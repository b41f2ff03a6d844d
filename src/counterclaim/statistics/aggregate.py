"""From reports to events: one row per event, each column by a rule of its own, after `eventreport`'s `aggregateData`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from counterclaim.statistics.modes import (
    aggregate_strings,
    calc_max_precision,
    calc_min_precision,
    calc_mode,
    calc_mode_binary,
    calc_mode_date,
    calc_mode_na_ignore,
    calc_mode_numeric,
)
from counterclaim.statistics.reports import Cell, Reports

Names = tuple[str, ...]
#: (variable, the column that says how precise it is).
Precise = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Which columns are settled how; the fields are the package's arguments of the same names.

    A column in two lists follows the later of them. `tie_break` and `second_tie_break` are columns: the higher wins.
    """

    find_mode: Names = ()
    find_mode_na_ignore: Names = ()
    find_mode_bin: Names = ()
    find_mode_date: Names = ()
    find_mode_numeric: Names = ()
    combine_strings: Names = ()
    find_max: Names = ()
    find_min: Names = ()
    find_least_precise: Precise = ()
    find_most_precise: Precise = ()
    summarize_vars: Names = ()
    tie_break: str | None = None
    second_tie_break: str | None = None


@dataclass(frozen=True, slots=True)
class Aggregated:
    """One row per event, sorted by event; `reports` is how many reports each rests on."""

    events: tuple[str, ...]
    reports: tuple[int, ...]
    columns: Mapping[str, tuple[Cell, ...]]


def aggregate_data(reports: Reports, group: str, rules: Rules) -> Aggregated:
    """Each event's reports as one row. Raises `UsageError` for a column that the table lacks.

    Every rule sees the reports, never what another rule made of them. Highest, lowest and sum of values none of which is
    stated are None, a sum 0.
    """
    events, of = reports.events(group)
    rows: list[list[int]] = [[] for _ in events]
    for at, event in enumerate(of.tolist()):
        if event >= 0:
            rows[event].append(at)
    columns: dict[str, tuple[Cell, ...]] = {}
    for name, others, rule in _plan(rules):
        sources = [reports.column(name), *(reports.column(other) if other else None for other in others)]
        columns[name] = tuple(
            rule(*(None if cells is None else [cells[at] for at in own] for cells in sources)) for own in rows
        )
    return Aggregated(events, tuple(len(own) for own in rows), columns)


Rule = Callable[..., Cell]


def _plan(rules: Rules) -> Iterable[tuple[str, tuple[str | None, ...], Rule]]:
    """Column, the further columns that its rule looks at, and the rule."""
    ties = (rules.tie_break, rules.second_tie_break)
    simple: tuple[tuple[Names, tuple[str | None, ...], Rule], ...] = (
        (rules.find_mode, ties, calc_mode),
        (rules.find_mode_na_ignore, ties, calc_mode_na_ignore),
        (rules.find_mode_bin, (), calc_mode_binary),
        (rules.find_mode_date, (), calc_mode_date),
        (rules.find_mode_numeric, (), calc_mode_numeric),
        (rules.combine_strings, (), aggregate_strings),
        (rules.find_max, (), _highest),
        (rules.find_min, (), _lowest),
    )
    plain = ((name, others, rule) for names, others, rule in simple for name in names)
    least = ((name, (by, *ties), calc_min_precision) for name, by in rules.find_least_precise)
    most = ((name, (by, *ties), calc_max_precision) for name, by in rules.find_most_precise)
    summed = ((name, (), _summed) for name in rules.summarize_vars)
    return chain(plain, least, most, summed)


def _highest(values: Sequence[Cell]) -> Cell:
    return max((value for value in values if value is not None), default=None)


def _lowest(values: Sequence[Cell]) -> Cell:
    return min((value for value in values if value is not None), default=None)


def _summed(values: Sequence[Cell]) -> Cell:
    return float(sum(value for value in values if isinstance(value, int | float)))


_NUMBERS = range(1, 7)
_MODE = ("country", "election", "event_context", "target")
_PLACE = ("city", "location", "latitude", "longitude", "geo_precision")
_ACTOR = ("actor{}", "actor{}_id", "actor{}_type", "actor{}_subtype", "actor{}_party")
_VIOLENCE = ("actor{}_violence",)
_ROLES = ("actor{}_initiator", "actor{}_perpetrator", "actor{}_intervener", "actor{}_bystander")
_VICTIM = ("actor{}_victim",)
_TOLLS = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")
_HARM = ("displacement", "damage")
_CERTAIN = tuple(f"certain{number}" for number in _NUMBERS)


def _of_actors(*names: str) -> Names:
    return tuple(name.format(number) for number in _NUMBERS for name in names)


def _by_precision(*names: str) -> Precise:
    place = tuple((name, "geo_precision") for name in _PLACE)
    return place + tuple((name.format(n), f"actor{n}_precision") for n in _NUMBERS for name in names)


#: The three ways in which the authors of `eventreport` make MAVERICK's events of its reports, as they name them: the least that
#: all reports bear out, the most that any report tells, and what most reports tell.
MODELS: Mapping[str, Rules] = {
    "conservative": Rules(
        find_mode=_MODE,
        find_least_precise=_by_precision(*_ACTOR, *_VIOLENCE),
        find_min=("date_start", *_of_actors(*_ROLES, *_VICTIM), *_TOLLS, *_HARM),
        combine_strings=("source",),
        find_max=("date_end", *_CERTAIN),
        tie_break="source_classification",
        second_tie_break="certain",
    ),
    "informative": Rules(
        find_mode=_MODE,
        find_most_precise=_by_precision(*_ACTOR),
        find_max=("date_start", *_of_actors(*_ROLES, *_VICTIM), *_TOLLS, *_HARM, *_CERTAIN),
        combine_strings=("source", *_of_actors(*_VIOLENCE)),
        find_min=("date_end",),
        tie_break="source_classification",
        second_tie_break="certain",
    ),
    "representative": Rules(
        find_mode=(*_MODE, "city", "location", *_of_actors(*_ACTOR, *_VIOLENCE)),
        find_mode_date=("date_start", "date_end"),
        find_mode_numeric=("latitude", "longitude", "geo_precision", *_of_actors(*_VICTIM), *_TOLLS),
        find_mode_bin=_HARM,
        summarize_vars=_of_actors(*_ROLES),
        combine_strings=("source",),
        find_max=_CERTAIN,
        tie_break="source_classification",
        second_tie_break="certain",
    ),
}


def for_table(rules: Rules, reports: Reports) -> Rules:
    """The rules for those columns that the table has: without the others, and without a tie-break that it lacks."""
    has = reports.columns

    def names(wanted: Names) -> Names:
        return tuple(name for name in wanted if name in has)

    def precise(wanted: Precise) -> Precise:
        return tuple(pair for pair in wanted if pair[0] in has and pair[1] in has)

    return Rules(
        names(rules.find_mode),
        names(rules.find_mode_na_ignore),
        names(rules.find_mode_bin),
        names(rules.find_mode_date),
        names(rules.find_mode_numeric),
        names(rules.combine_strings),
        names(rules.find_max),
        names(rules.find_min),
        precise(rules.find_least_precise),
        precise(rules.find_most_precise),
        names(rules.summarize_vars),
        rules.tie_break if rules.tie_break in has else None,
        rules.second_tie_break if rules.second_tie_break in has else None,
    )
