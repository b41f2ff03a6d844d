"""Reads plain sentences into events with the real parse: what the tables of extraction are checked with."""

from __future__ import annotations

import hashlib
import re

from counterclaim import model
from counterclaim.extract import extract
from counterclaim.parse import parse
from counterclaim.records import Block, Document, Event

_MARK = re.compile(r"\[\[(.+?)\]\]")
#: A sentence that makes an article one of conflict, so that weak words count.
FRAME = "Artillery shelled the harbour of Eastport."


def document(text: str) -> Document:
    """A document of one paragraph."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(f"d-{digest[:16]}", "test", text, digest, (Block(0, len(text), "paragraph"),))


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """The sentence without its marks, and where the marked trigger stands."""
    found = _MARK.search(text)
    plain = _MARK.sub(r"\1", text)
    return plain, (found.start(), found.end() - 4) if found else None


def events(text: str, *, frame: bool = True) -> tuple[Event, ...]:
    """The events of a sentence, in an article of conflict unless `frame` is false."""
    whole = f"{text} {FRAME}" if frame else text
    doc = document(whole)
    return tuple(e for e in extract(doc, parse(doc, model.load())) if e.trigger.start < len(text))
