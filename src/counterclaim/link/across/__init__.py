"""Linking across documents: which claims tell one incident, which incidents are parts of one episode.

Everything here is a pure function of what claims say; candidate pairs come from SQL that this package builds and the
store's engine runs.
"""

from counterclaim.link.across.columns import Ints
from counterclaim.link.across.incident import narrowed
from counterclaim.link.across.incidents import Linked, link_claims
from counterclaim.link.across.origins import Copy, Sketch, copies, origins, sketch
from counterclaim.link.across.relate import relate_across
from counterclaim.link.across.stand import Told
from counterclaim.link.across.trait import Trait, traits_of
from counterclaim.link.across.weigh import THRESHOLD, Comparison, compare

#: Changes whenever linking would derive something else from the same document.
VERSION = "2"

__all__ = [
    "THRESHOLD",
    "VERSION",
    "Comparison",
    "Copy",
    "Ints",
    "Linked",
    "Sketch",
    "Told",
    "Trait",
    "compare",
    "copies",
    "link_claims",
    "narrowed",
    "origins",
    "relate_across",
    "sketch",
    "traits_of",
]
