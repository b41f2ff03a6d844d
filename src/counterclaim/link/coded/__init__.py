"""Reports that people have coded, row by row, put together into events: no text is read, only the fields."""

from counterclaim.link.coded.group import group
from counterclaim.link.coded.report import CodedReport
from counterclaim.link.coded.weigh import THRESHOLD, weigh

__all__ = ["THRESHOLD", "CodedReport", "group", "weigh"]
