"""Bytes → documents: web pages, plain text, JSON records, folders of these, standard input.

`sources` walks what it is given and yields raw items; `to_document` reads one of them; `problem_of` records why one
could not be read. Pages are parsed under a `Guard`. Nothing heavy is loaded before the first page or doubtful language.

>>> with Guard() as guard:
...     for item in sources(["news/"]):
...         if isinstance(item, RawItem):
...             document = to_document(item, guard)
"""

from counterclaim.read.document import to_document
from counterclaim.read.guard import Guard
from counterclaim.read.raw import RawItem, problem_of
from counterclaim.read.sources import sources

__all__ = ["Guard", "RawItem", "problem_of", "sources", "to_document"]
