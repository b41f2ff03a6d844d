"""Policies: named rules that turn an incident's accounts into figures, low, best and high for each side.

A policy is a view. It never writes into the store and never says what happened; every figure comes with the claims that it rests
on, those that it left out, and the rule. `docs/policies.md` describes them.
"""

from counterclaim.policy.columns import Columns, Estimate, columns, side_totals
from counterclaim.policy.episode import settle_episode, settle_placed
from counterclaim.policy.people import Placed, place
from counterclaim.policy.rules import POLICIES, Policy, policy_named
from counterclaim.policy.said import Said, said
from counterclaim.policy.settle import Choice, Settled, settle, settle_figures
from counterclaim.policy.vague import Reading, reading, vague_words

__all__ = [
    "POLICIES",
    "Choice",
    "Columns",
    "Estimate",
    "Placed",
    "Policy",
    "Reading",
    "Said",
    "Settled",
    "columns",
    "place",
    "policy_named",
    "reading",
    "said",
    "settle",
    "settle_episode",
    "settle_figures",
    "settle_placed",
    "side_totals",
    "vague_words",
]
