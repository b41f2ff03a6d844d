"""The weight of each finding, and their sum: the logarithm of the odds that two mentions tell one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError
from counterclaim.link.across.weigh import Comparison
from counterclaim.link.mentions.findings import Finder
from counterclaim.link.mentions.mention import Mention
from counterclaim.records import Part

KIN, STRANGE = "kin", "strange"


@dataclass(frozen=True, slots=True)
class Weights:
    """`of`: for words that are kin and for words that are not, finding → grade → weight. `threshold`: in log odds."""

    base: float
    threshold: float
    of: Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def weights() -> Weights:
    """The shipped weights; raises `ResourceError` where the file is missing or damaged."""
    try:
        data = yaml.safe_load(resources.files("counterclaim.link.mentions").joinpath("weights.yaml").read_text("utf-8"))
        return Weights(float(data["base"]), float(data["threshold"]), {KIN: data[KIN], STRANGE: data[STRANGE]})
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"link/mentions/weights.yaml cannot be read ({error}): reinstall counterclaim") from error


def compare(left: Mention, right: Mention, finder: Finder, table: Weights) -> Comparison:
    """The parts in a fixed order, the base first. Symmetric: swapping the two swaps the values and keeps the weights."""
    kin = finder.kin(left, right)
    of = table.of[KIN if kin else STRANGE]
    base = Part("any two mentions of one story", table.base, left.lemma, right.lemma)
    found = finder.findings(left, right)
    return Comparison(
        (base, *(Part(one.name, of.get(one.name, {}).get(one.grade, 0.0), one.left, one.right) for one in found))
    )
