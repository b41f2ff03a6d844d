"""Regions of the world as data sets of the field cut it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from counterclaim.codebook.parties import parties
from counterclaim.errors import ResourceError

#: UCDP's regions by Gleditsch–Ward number, up to and including each: the numbers run by continent.
_UCDP = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))


@cache
def _acled() -> Mapping[str, str]:
    try:
        rows = yaml.safe_load(resources.files("counterclaim.codebook").joinpath("regions.yaml").read_text("utf-8"))
        return MappingProxyType({country: region for region, ids in rows["acled"].items() for country in ids})
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(f"codebook/regions.yaml is missing or damaged ({error}): reinstall counterclaim") from error


def acled_region(country: str) -> str | None:
    """The ACLED-style region of a state, None where the table has none."""
    return _acled().get(country)


def ucdp_region(country: str) -> str | None:
    """UCDP's region of a state: Africa, Americas, Asia, Europe or Middle East; None without a Gleditsch–Ward number."""
    row = parties().get(country)
    if row is None or row.gw is None:
        return None
    return next((region for last, region in _UCDP if row.gw <= last), None)
