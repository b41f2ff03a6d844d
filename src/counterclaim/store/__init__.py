"""The store: documents, claims, relations, leftovers and problems in one SQLite file, readable while it is written.

`open_store` opens one; `Store` writes one document as one transaction and reads everything back without loss.
"""

from counterclaim.store.engine import Engine
from counterclaim.store.links import Found
from counterclaim.store.query import Query, check_confidence
from counterclaim.store.reader import Reader
from counterclaim.store.store import Store, open_store
from counterclaim.store.write import Sighting

__all__ = ["Engine", "Found", "Query", "Reader", "Sighting", "Store", "check_confidence", "open_store"]
