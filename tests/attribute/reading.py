"""Reads a marked sentence into what the attribute rules are given: `[[trigger]]`, `{actor}`.

The parses stand in `parses.conllu`, made by hand, so that the tables test the rules and not a model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterclaim.records import (
    Actor,
    Attribution,
    Block,
    Document,
    Event,
    Evidence,
    Found,
    Mention,
    Sentence,
    Source,
    Token,
)

EVIDENCE = Evidence("test/1")
MARKS = re.compile(r"\[\[(?P<trigger>.+?)\]\]|\{(?P<actor>.+?)\}")
HEADLINE = "Ostmark News"
Tokens = tuple[tuple[str, str, str, str, str, int, str, bool], ...]


@dataclass(frozen=True)
class Reading:
    """The arguments of `modality_of`, `frame_of` and `started_of`, in their order."""

    doc: Document
    sentences: Sequence[Sentence]
    si: int
    ti: int
    event: Event
    attribution: Attribution

    @property
    def arguments(self) -> tuple[Document, Sequence[Sentence], int, int, Event, Attribution]:
        return (self.doc, self.sentences, self.si, self.ti, self.event, self.attribution)


def read(*marked: str, speech: str = "reports", event: str = "attack", published: str | None = "2031-05-14") -> Reading:
    """The last sentence bears the marks. A headline stands before the first, so that none of them is the opening."""
    text, sentences = HEADLINE + "\n\n", [Sentence(0, len(HEADLINE), (), 0)]
    for sentence in marked:
        plain, found = _unmark(sentence)
        offset = len(text)
        sentences.append(_sentence(plain, offset))
        text += plain + " "
    moved = [(name, Mention(m.start + offset, m.end + offset, m.text)) for name, m in found]
    (trigger,) = [mention for name, mention in moved if name == "trigger"]
    actors = tuple(Actor(mention, EVIDENCE) for name, mention in moved if name == "actor")
    happening = Event(event, trigger, sentences[-1].span, EVIDENCE, actor=actors)
    source = Source(None, "outlet" if speech == "reports" else "official", EVIDENCE)
    blocks = (Block(0, len(HEADLINE), "headline"), Block(len(HEADLINE) + 2, len(text), "paragraph"))
    doc = Document("d-1", "test", text, "", blocks, published=Found(published, EVIDENCE) if published else None)
    ti = _head_of(sentences[-1], trigger)
    return Reading(doc, sentences, len(sentences) - 1, ti, happening, Attribution(source, Found(speech, EVIDENCE)))


def _head_of(sentence: Sentence, mention: Mention) -> int:
    """The word of a mention on which its other words depend."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < mention.end and mention.start < t.end]
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])


def _sentence(text: str, offset: int) -> Sentence:
    tokens, at = [], offset
    for form, lemma, upos, xpos, feats, head, deprel, space in parses()[text]:
        tokens.append(Token(form, at, at + len(form), lemma, upos, xpos, feats, head, deprel, "O"))
        at += len(form) + space
    return Sentence(offset, offset + len(text), tuple(tokens), 1)


@cache
def parses() -> dict[str, Tokens]:
    """The trees of `parses.conllu` by their text."""
    out: dict[str, Tokens] = {}
    for paragraph in (Path(__file__).parent / "parses.conllu").read_text("utf-8").split("\n\n"):
        lines = paragraph.strip().splitlines()
        text = next((line[len("# text = ") :] for line in lines if line.startswith("# text = ")), None)
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if text:
            out[text] = tuple(
                (r[1], r[2], r[3], r[4], "" if r[5] == "_" else r[5], int(r[6]) - 1, r[7], "SpaceAfter=No" not in r[9])
                for r in rows
            )
    return out


def _unmark(marked: str) -> tuple[str, list[tuple[str, Mention]]]:
    out, found, at, length = [], [], 0, 0
    for match in MARKS.finditer(marked):
        before = marked[at : match.start()]
        words = match.group("trigger") or match.group("actor")
        length += len(before)
        found.append((match.lastgroup or "", Mention(length, length + len(words), words)))
        length += len(words)
        out += [before, words]
        at = match.end()
    return "".join([*out, marked[at:]]), found
