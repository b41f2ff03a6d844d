"""Policies: named rules that turn an incident's accounts into figures, low, best and high for each side.

A policy is a view. It never writes into the store and never says what happened; every figure comes with the claims that it rests
on, those that it left out, and the rule. `docs/policies.md` describes them.
"""

from counterclaim.policy.columns import Columns, Estimate, columns, side_totals
from counterclaim.policy.episode import settle_episode
from counterclaim.policy.rules import POLICIES, Policy, policy_named
from counterclaim.policy.said import Said, said
from counterclaim.policy.settle import Choice, Settled, settle
from counterclaim.policy.vague import Reading, reading, vague_words

__all__ = [
    "POLICIES",
    "Choice",
    "Columns",
    "Estimate",
    "Policy",
    "Reading",
    "Said",
    "Settled",
    "columns",
    "policy_named",
    "reading",
    "said",
    "settle",
    "settle_episode",
    "side_totals",
    "vague_words",
]
