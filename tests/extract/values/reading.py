"""Plain sentences with the real parse, and what the finders of values see in them."""

from __future__ import annotations

import hashlib

from counterclaim import model
from counterclaim.parse import parse
from counterclaim.records import Block, Document, Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    """The parsed sentences of a paragraph."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    doc = Document(f"d-{digest[:16]}", "test", text, digest, (Block(0, len(text), "paragraph"),))
    return parse(doc, model.load())
