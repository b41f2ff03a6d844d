"""Documents, their blocks and sentences, and what went wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records.base import Found, Span, content_id

#: What a block of text is. Sentences are read from `headline`, `paragraph`, `caption` and `list`; never from `furniture`.
BLOCK_KINDS = ("headline", "paragraph", "list", "caption", "furniture")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that stands on its own: a headline, a paragraph, a menu.

    `kind` is one of `BLOCK_KINDS`. `reason` says which rule called it furniture (a method id), else None.
    """

    start: int
    end: int
    kind: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    `id` hashes the original bytes (of the file, or of the record's text); `ref` is the name that the giver used (a JSONL
    `id`, a file name). `text` is what every offset points into. `title`, `outlet`, `published`, `language` and `url` are None
    where the input does not state them: `published` is ISO 8601, with a time and zone only if the input had them.
    `original` maps stretches of `text` to the decoded input as (start in text, end in text, start in input),
    sorted; empty where the reader cannot tell. `text_sha256` pins the text for stand-off annotations.
    """

    id: str
    ref: str
    text: str
    text_sha256: str
    blocks: tuple[Block, ...]
    title: Found[str] | None = None
    outlet: Found[str] | None = None
    published: Found[str] | None = None
    language: Found[str] | None = None
    url: Found[str] | None = None
    original: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence, after Universal Dependencies.

    `start`, `end` are code points in the document. `head` is the index of the head within the sentence, -1 for the root.
    `feats` is the UD feature string (`Number=Plur|Tense=Past`), "" for none. `name` is a BIO label: O, B-PER, I-LOC, B-ORG, B-NORP…
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: its stretch of the text, its tokens, and the index of the block it stands in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int

    @property
    def span(self) -> Span:
        """The stretch of the document's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong with a document: never silence.

    `kind` is the `kind` of the error class (`language`, `too-large`, …); `where` names the input as the user gave it (a path, a path and
    line); `message` says what was found and what to do.
    """

    kind: str
    where: str
    message: str

    @property
    def id(self) -> str:
        """Deterministic, so that the same problem met again is the same row."""
        return content_id("p", self.kind, self.where, self.message)
