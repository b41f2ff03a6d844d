"""Views of a linked store: toll ledgers, ceasefires, and how evenly the sides are heard. Nothing here chooses a figure."""

from counterclaim.views.ceasefires import Ceasefire, Profile, Violation, ceasefires, profile
from counterclaim.views.gather import Heard, gather
from counterclaim.views.incidents import stories_of, told_twice, view, views_of
from counterclaim.views.symmetry import Balance, SideCount, Total, balance, totals
from counterclaim.views.tolls import Account, DayToll, Version, by_day, ledger

__all__ = [
    "Account",
    "Balance",
    "Ceasefire",
    "DayToll",
    "Heard",
    "Profile",
    "SideCount",
    "Total",
    "Version",
    "Violation",
    "balance",
    "by_day",
    "ceasefires",
    "gather",
    "ledger",
    "profile",
    "stories_of",
    "told_twice",
    "totals",
    "view",
    "views_of",
]
