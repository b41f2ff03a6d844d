"""Exports in the formats of the field. Each says what it could not hold (`loss`) and how totals hang on the policy (`sensitivity`)."""

from counterclaim.export.case import Case
from counterclaim.export.loss import KINDS, Loss

__all__ = ["KINDS", "Case", "Loss"]
