"""Reports that people have coded, row by row, put together into events: no text is read, only the fields."""

from counterclaim.link.coded.groups import group
from counterclaim.link.coded.report import CodedReport
from counterclaim.link.coded.weigh import THRESHOLD, compare

__all__ = ["THRESHOLD", "CodedReport", "compare", "group"]
