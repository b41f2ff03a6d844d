"""Reads a case of `cases.yaml` into a document, its sentences and its event.

The parses stand in `sources.conllu`, so that the table tests the rules and not a model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from counterclaim.records import Actor, Block, Document, Event, Evidence, Mention, Sentence, Span, Token

EVIDENCE = Evidence("test/1", 0.8)
MARKS = re.compile(r"\[\[(?P<trigger>.+?)\]\]|\{(?P<actor>.+?)\}")
Row = tuple[str, ...]


def passage(marked: str | Sequence[str], event: str) -> tuple[Document, tuple[Sentence, ...], Event]:
    """Sentences in one paragraph; an empty string opens the next. One of them bears the trigger's marks."""
    lines = [marked] if isinstance(marked, str) else marked
    doc, sentences = plain([MARKS.sub(lambda m: m.group("trigger") or m.group("actor"), line) for line in lines])
    found = [m for line, s in zip([x for x in lines if x], sentences, strict=True) for m in _mentions(line, s.start)]
    (trigger,) = [m for name, m in found if name == "trigger"]
    actors = tuple(Actor(m, EVIDENCE) for name, m in found if name == "actor")
    span = next(s.span for s in sentences if s.span.contains(trigger))
    happening = Event(event, trigger, Span(span.start, span.end), EVIDENCE, actor=actors)
    return doc, sentences, happening


def plain(lines: str | Sequence[str]) -> tuple[Document, tuple[Sentence, ...]]:
    """Sentences without marks, as `passage` reads them."""
    text, sentences, blocks, start = "", [], [], 0
    for line in [lines] if isinstance(lines, str) else lines:
        if not line:
            blocks.append(Block(start, len(text), "paragraph"))
            text += "\n\n"
            start = len(text)
            continue
        text += " " if text and not text.endswith("\n") else ""
        sentences.append(_sentence(line, len(text), len(blocks)))
        text += line
    blocks.append(Block(start, len(text), "paragraph"))
    return Document("d-1", "test", text, "", tuple(blocks)), tuple(sentences)


def _mentions(line: str, offset: int) -> list[tuple[str, Mention]]:
    out, dropped = [], 0
    for match in MARKS.finditer(line):
        name = str(match.lastgroup)
        words = match.group(name)
        start = offset + match.start() - dropped
        out.append((name, Mention(start, start + len(words), words)))
        dropped += len(match.group()) - len(words)
    return out


def _sentence(text: str, offset: int, block: int) -> Sentence:
    tokens, at = [], offset
    for row in parses()[text]:
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        feats = "" if row[5] == "_" else row[5]
        head, name = int(row[6]) - 1, misc.get("Name", "O")
        tokens.append(Token(row[1], at, at + len(row[1]), row[2], row[3], row[4], feats, head, row[7], name))
        at += len(row[1]) + (misc.get("SpaceAfter") != "No")
    assert tokens[-1].end == offset + len(text), f"the parse does not cover {text!r}"
    return Sentence(offset, offset + len(text), tuple(tokens), block)


@cache
def parses() -> dict[str, list[Row]]:
    """The trees by their text."""
    out: dict[str, list[Row]] = {}
    for paragraph in (Path(__file__).parent / "sources.conllu").read_text("utf-8").split("\n\n"):
        lines = paragraph.strip().splitlines()
        text = next((line[len("# text = ") :] for line in lines if line.startswith("# text = ")), None)
        if text:
            out[text] = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return out
