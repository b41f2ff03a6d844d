"""An offline gazetteer: towns, regions, countries and conflict's own places, in one file mapped into memory.

GeoNames' populated places of 500 people and more, first- and second-level regions and countries (CC BY 4.0), and our own list of
contested regions, lines, straits, crossings and camps (`regions/*.yaml`). The file is made by `scripts/gazetteer.py`; nothing is
read from it before the
first question, and only the pages that answer it.
"""

from counterclaim.gazetteer.cities import CITY, is_city, is_settled
from counterclaim.gazetteer.geometry import COMPASS, kilometres, middle, shift
from counterclaim.gazetteer.index import ATTRIBUTION, Entry, Gazetteer, Match, gazetteer
from counterclaim.gazetteer.names import fold

__all__ = [
    "ATTRIBUTION",
    "CITY",
    "COMPASS",
    "Entry",
    "Gazetteer",
    "Match",
    "fold",
    "gazetteer",
    "is_city",
    "is_settled",
    "kilometres",
    "middle",
    "shift",
]
