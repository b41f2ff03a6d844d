"""Views of a linked store: toll ledgers, ceasefires, and how evenly the sides are heard. Nothing here chooses a figure."""

from counterclaim.views.ceasefires import Ceasefire, Profile, Violation, ceasefires, profile
from counterclaim.views.gather import Heard, gather
from counterclaim.views.incidents import told_twice, view, views_of
from counterclaim.views.symmetry import Balance, SideCount, balance
from counterclaim.views.tolls import Account, Version, ledger

__all__ = [
    "Account",
    "Balance",
    "Ceasefire",
    "Heard",
    "Profile",
    "SideCount",
    "Version",
    "Violation",
    "balance",
    "ceasefires",
    "gather",
    "ledger",
    "profile",
    "told_twice",
    "view",
    "views_of",
]
