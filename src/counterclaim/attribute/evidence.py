"""How far each rule of attribution is to be trusted."""

from __future__ import annotations

from types import MappingProxyType

from counterclaim.records import Evidence, Span

#: What a rule that was never seen at work is trusted, in 0..1.
PRIOR = 0.85
#: Rule → how often it names the right source, in 0..1: (right + 8.5) / (tried + 10), counted over the development articles
#: and the verbs of 84 news articles with annotated attributions. Few trials leave a rule near the prior.
SCORES = MappingProxyType(
    {
        "according_to": 0.86,
        "accuses": 0.93,
        "admits": 0.90,
        "by_account": 0.88,
        "calls_a_lie": 0.75,
        "citing": 0.77,
        "claimed_by": 0.86,
        "condemned": 0.93,
        "confirms": 0.88,
        "demanded": 0.88,
        "denied_charge": 0.86,
        "denies": 0.92,
        "goes_on": 0.72,
        "headline": 0.91,
        "holds_responsible": 0.78,
        "inserted": 0.95,
        "mind": 0.90,
        "names": 0.76,
        "noun": 0.87,
        "own_voice": 0.90,
        "passive": 0.88,
        "quoted": 0.86,
        "quoted_words": 0.63,
        "running_quotation": 0.92,
        "signed": 0.93,
        "verb": 0.87,
        "welcomed": 0.67,
        "with_reference": 0.86,
    }
)


def evidence(method: str, span: Span | None = None) -> Evidence:
    """The evidence of a rule: its id, its measured score, the words it looked at."""
    return Evidence(f"en.attribute.{method}/1", SCORES.get(method, PRIOR), span)
