"""Parties as found values: which rule settled them, how far it is trusted, and the words that it looked at."""

from __future__ import annotations

from counterclaim.codebook.parties import parties
from counterclaim.records import Candidate, Evidence, Found, Mention, Resolution

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
    "several": 0.8,
    "before": 0.7,
    "pronoun": 0.65,
    "opponent": 0.65,
}


def found(party: str | None, rule: str, mention: Mention) -> Found[str] | None:
    """The party as found by `rule` in the words of `mention`; None for no party."""
    if party is None:
        return None
    return Found(party, Evidence(f"resolve.party.{rule}/1", SCORES[rule], mention.span))


#: Rule → why the words mean that party, for a reader.
REASONS = {
    "name": "the words name it",
    "person": "a person whom the text or the tables place on this side",
    "stands_for": "as the words that it stands for",
    "inside": "named after the head of the phrase",
    "short": "the short form of a name in this text",
    "office": "the office of this side was named before",
    "holder": "“its”, “their” or “our” points to it",
    "target": "counted among the people who were hit",
    "actor": "counted among the forces that acted",
    "rebels": "the armed opposition that this text is about",
    "speaker": "the speaker before",
    "own_loss": "a side that tells its own losses",
    "group": "the group named before",
    "state": "the state that this text is mostly about",
    "pronoun": "the subject before that fits the pronoun",
    "opponent": "forces without a name, of the only side that the text has against the other",
    "several": "the words name more than one side",
    "before": "the only side of the numbers before it in the sentence",
}


def resolution(
    party: Found[str] | None, several: tuple[str, ...], mention: Mention, named: tuple[str, ...]
) -> Resolution:
    """How a mention's side was settled. `named`: the parties whose names stand in the words, chosen or not."""
    if party is not None:
        rule = party.evidence.method.removeprefix("resolve.party.").partition("/")[0]
        best = Candidate(party.value, party.evidence.score, REASONS[rule])
        others = tuple(Candidate(other, 0.1, "named in the words") for other in named if other != party.value)
        return Resolution("resolved", REASONS[rule], party.evidence, (best, *others), party.value in parties())
    evidence = Evidence("resolve.party.none/1", 0.5, mention.span)
    if len(several) > 1:
        every = tuple(Candidate(one, SCORES["several"], REASONS["several"]) for one in several)
        return Resolution("resolved", REASONS["several"], Evidence("resolve.party.several/1", 0.8, mention.span), every)
    if len(named) > 1:
        every = tuple(Candidate(one, round(1 / len(named), 2), "named in the words") for one in named)
        return Resolution(
            "ambiguous", "more than one side is named, and the words do not say which is meant", evidence, every
        )
    if named:
        one = (Candidate(named[0], 0.3, "named in the words, but not as the side that is meant"),)
        return Resolution("unresolved", "the words qualify a side and name none", evidence, one)
    return Resolution("unresolved", "no side is named, and none named before fits", evidence)
