"""The vocabulary of the field: event types, weapons, parties. Tables in YAML, checked when they are loaded."""

from counterclaim.codebook.events import EventType, event_types, family_of
from counterclaim.codebook.parties import parties, party_name

__all__ = ["EventType", "event_types", "family_of", "parties", "party_name"]
