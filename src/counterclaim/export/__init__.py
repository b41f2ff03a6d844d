"""Exports in the formats of the field. Each says what it could not hold (`loss`) and how totals hang on the policy (`sensitivity`)."""

from counterclaim.export.case import Case
from counterclaim.export.formats import FORMATS, Format, annotation_text, format_named
from counterclaim.export.loss import KINDS, Loss
from counterclaim.export.sensitivity import figures, sensitivity, summary

__all__ = [
    "FORMATS",
    "KINDS",
    "Case",
    "Format",
    "Loss",
    "annotation_text",
    "figures",
    "format_named",
    "sensitivity",
    "summary",
]
