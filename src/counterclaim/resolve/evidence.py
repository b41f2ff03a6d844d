"""Parties as found values: which rule settled them, how far it is trusted, and the words that it looked at."""

from __future__ import annotations

from counterclaim.records import Evidence, Found, Mention

#: Rule → the trust put into it; evidence of the party carries it as its score.
SCORES = {
    "name": 0.95,
    "person": 0.95,
    "stands_for": 0.9,
    "inside": 0.85,
    "short": 0.85,
    "office": 0.85,
    "holder": 0.85,
    "target": 0.85,
    "actor": 0.8,
    "rebels": 0.75,
    "speaker": 0.75,
    "own_loss": 0.75,
    "group": 0.7,
    "state": 0.7,
}


def found(party: str | None, rule: str, mention: Mention) -> Found[str] | None:
    """The party as found by `rule` in the words of `mention`; None for no party."""
    if party is None:
        return None
    return Found(party, Evidence(f"resolve.party.{rule}/1", SCORES[rule], mention.span))
