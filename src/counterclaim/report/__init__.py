"""Reports for people: a document on the terminal, a claim explained, a store as one HTML page."""

from counterclaim.report.context import context_facts, context_name, context_sources
from counterclaim.report.explain import explain, explain_link
from counterclaim.report.incident import View, show_incident, title
from counterclaim.report.incident_page import Told
from counterclaim.report.page import html, html_chunks
from counterclaim.report.phrases import left_out_words, side_name
from counterclaim.report.show import show

__all__ = [
    "Told",
    "View",
    "context_facts",
    "context_name",
    "context_sources",
    "explain",
    "explain_link",
    "html",
    "html_chunks",
    "left_out_words",
    "show",
    "show_incident",
    "side_name",
    "title",
]
