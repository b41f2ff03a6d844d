"""Values in a sentence, whatever event they may belong to: weapons, counts of people, times, places.

Each finder is a pure function of one parsed sentence and gives hits in text order; `head` is the word by which a hit
hangs in the tree.
"""

from counterclaim.extract.values.counts import find_counts
from counterclaim.extract.values.hits import CountHit
from counterclaim.extract.values.places import PlaceHit, find_places
from counterclaim.extract.values.times import TimeHit, find_times
from counterclaim.extract.values.weapons import WeaponHit, find_weapons

__all__ = ["CountHit", "PlaceHit", "TimeHit", "WeaponHit", "find_counts", "find_places", "find_times", "find_weapons"]
