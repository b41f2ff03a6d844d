"""How far the reports of one event disagree, and what that does to the totals.

The definitions are those of the R package `eventreport` 0.1 (van Baalen & Höglund 2025, "Trials and Triangulations: Analyzing
Aggregation Sensitivity in Event Data on Political Violence", Uppsala University); a table of recorded values holds ours to
the package's own. `docs/statistics.md` explains each figure. Nothing here knows of claims or stores: a table goes in, numbers
come out.
"""

from counterclaim.statistics.aggregate import MODELS, Aggregated, Rules, aggregate_data
from counterclaim.statistics.disagreement import (
    Diagnosis,
    aggregation_diagnostics,
    dscore,
    event_level_disagreement,
    mean_dscore,
    mean_range,
    mean_sd,
    modal_confidence,
    share_disagreement,
)
from counterclaim.statistics.modes import (
    INDETERMINATE,
    aggregate_strings,
    calc_max_precision,
    calc_min_precision,
    calc_mode,
    calc_mode_binary,
    calc_mode_date,
    calc_mode_na_ignore,
    calc_mode_numeric,
)
from counterclaim.statistics.reports import Cell, Reports, parse_reports
from counterclaim.statistics.sensitivity import Sensitivity, sensitivity

__all__ = [
    "INDETERMINATE",
    "MODELS",
    "Aggregated",
    "Cell",
    "Diagnosis",
    "Reports",
    "Rules",
    "Sensitivity",
    "aggregate_data",
    "aggregate_strings",
    "aggregation_diagnostics",
    "calc_max_precision",
    "calc_min_precision",
    "calc_mode",
    "calc_mode_binary",
    "calc_mode_date",
    "calc_mode_na_ignore",
    "calc_mode_numeric",
    "dscore",
    "event_level_disagreement",
    "mean_dscore",
    "mean_range",
    "mean_sd",
    "modal_confidence",
    "parse_reports",
    "sensitivity",
    "share_disagreement",
]
