"""Which mentions tell one event, whatever its kind: arrests and quakes as well as battles, across documents.

`link.across` compares claims, whose types, sides, days and places are known. This package needs only the words: what is said to
happen, of whom, in which sentence of which story, and how the packaged network sees it. Each pair of mentions gets a sum of named parts.
"""

from counterclaim.link.mentions.collection import Collection, Text
from counterclaim.link.mentions.findings import Story
from counterclaim.link.mentions.group import group
from counterclaim.link.mentions.mention import Mention, mention_of
from counterclaim.link.mentions.weigh import Weights, compare, weights

__all__ = ["Collection", "Mention", "Story", "Text", "Weights", "compare", "group", "mention_of", "weights"]
