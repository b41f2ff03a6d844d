"""Reports for people: a document on the terminal, a claim explained, a store as one HTML page."""

from counterclaim.report.explain import explain
from counterclaim.report.page import html, html_chunks
from counterclaim.report.show import show

__all__ = ["explain", "html", "html_chunks", "show"]
