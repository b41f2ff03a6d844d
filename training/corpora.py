"""Reads the training sets into one form: words with tags, tree and names.

`../shared/data` holds them. A sentence may lack a layer: re3d has names but no trees, GUM has trees but no names in
UNER's scheme. A missing layer is None and gives no loss.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-NORP", "I-NORP")
#: A word whose name label is not known gives no loss.
UNKNOWN = "?"
OPEN_RE3D = (
    "australian_department_of_foreign_affairs",
    "centcom",
    "delegation_of_the_european_union_to_syria",
    "uk_government",
    "us_state_department",
    "wikipedia",
)
RE3D_TYPES = {"Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "NORP"}
_LINK_WORDS = frozenset({"of", "the", "and", "for", "de", "al", "el", "in", "on", "to", "&", "-", "'s", "’s", ".",
                         "bin"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence. `heads` counts words from 1, 0 is the root."""

    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    rels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    text: str = ""


def conllu(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL-U file; multiword ranges and empty nodes are left out."""
    for chunk in path.read_text("utf-8").split("\n\n"):
        text, rows = "", []
        for line in chunk.split("\n"):
            if line.startswith("# text = "):
                text = line[9:]
            elif line and line[0] != "#":
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
        if rows:
            yield Example(
                words=tuple(r[1] for r in rows),
                upos=tuple(r[3] for r in rows),
                xpos=tuple(r[4] for r in rows),
                feats=tuple("" if r[5] == "_" else r[5] for r in rows),
                lemmas=tuple(r[2] for r in rows),
                heads=tuple(int(r[6]) for r in rows),
                rels=tuple(r[7] for r in rows),
                text=text,
            )


def iob2(path: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The sentences of a UNER file as (words, labels)."""
    for chunk in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line and line[0] != "#"]
        rows = [r for r in rows if len(r) > 2 and r[0].isdigit()]
        if rows:
            yield tuple(r[1] for r in rows), tuple(r[2] for r in rows)


def _norp(label: str, upos: str, xpos: str) -> str:
    """UNER's OTH holds nationalities among products and events: those are adjectives and plural names."""
    if not label.endswith("OTH"):
        return label
    return f"{label[0]}-NORP" if upos == "ADJ" or xpos == "NNPS" else "O"


def with_names(trees: Sequence[Example], names: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Example]:
    """Joins trees and names of the same sentences by their words; a sentence without a partner keeps names None."""
    table = {words: labels for words, labels in names}
    out = []
    for tree in trees:
        labels = table.get(tree.words)
        if labels is not None and tree.upos and tree.xpos:
            fixed = [_norp(*trio) for trio in zip(labels, tree.upos, tree.xpos, strict=True)]
            for i, label in enumerate(fixed):
                if label[0] == "I" and (i == 0 or fixed[i - 1][2:] != label[2:]):
                    fixed[i] = "B" + label[1:]
            tree = replace(tree, names=tuple(label if label in NAMES else "O" for label in fixed))
        out.append(tree)
    return out


def ewt(data: Path, part: str) -> list[Example]:
    """UD English-EWT with UNER's names: `part` is train, dev or test."""
    trees = list(conllu(data / "ud_ewt" / f"{part}.conllu"))
    return with_names(trees, list(iob2(data / "uner_ewt" / f"{part}.iob2")))


def gum(data: Path) -> list[Example]:
    """The genres of GUM with open licences, train and dev documents, trees only."""
    return [
        s
        for part in ("train", "dev")
        for path in sorted((data / "gum_open" / part).glob("*.conllu"))
        for s in conllu(path)
    ]


_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Dr|Gen|Lt|Col|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|[^\W\d_]+(?=n't\b)|n't\b|['’]s\b"
    r"|[^\W_]+(?:[.,][0-9]+)*|\S"
)


def re3d(data: Path) -> list[Example]:
    """Names of the openly licensed re3d folders, one example per line-like stretch; doubtful words carry `UNKNOWN`."""
    out = []
    for folder in OPEN_RE3D:
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for line in (data / "re3d" / folder / "entities.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["type"] in RE3D_TYPES:
                spans.setdefault(row["documentId"], []).append((row["begin"], row["end"], RE3D_TYPES[row["type"]]))
        for line in (data / "re3d" / folder / "documents.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            out.extend(_re3d_sentences(row["text"], spans.get(row["_id"], [])))
    return _doubting(out)


def _doubting(examples: Sequence[Example]) -> list[Example]:
    """re3d leaves names out, repeats its boilerplate, and calls states organisations where UNER calls them places.

    A capitalised word without a label becomes unknown, and so does an organisation that is a place elsewhere.
    """
    places = {w for e in examples for w, label in zip(e.words, e.names or (), strict=True) if label == "B-LOC"}
    out = {}
    for example in examples:
        names = list(example.names or ())
        for i, (word, label) in enumerate(zip(example.words, names, strict=True)):
            if (label == "O" and i and word[0].isupper()) or (label == "B-ORG" and word in places):
                names[i] = UNKNOWN
            if names[i][0] == "I" and names[i - 1] == UNKNOWN:
                names[i] = UNKNOWN
        if any(label not in ("O", UNKNOWN) for label in names):
            out[example.words] = replace(example, names=tuple(names))
    return list(out.values())


def _re3d_sentences(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Example]:
    for match in re.finditer(r"\S.*?(?:[.!?](?=\s+[A-Z\"“])|\n|$)", text):
        at = match.start()
        tokens = [(m.start() + at, m.end() + at, m.group()) for m in _WORD.finditer(match.group())]
        if 3 < len(tokens) < 120:
            yield Example(words=tuple(t[2] for t in tokens), names=_re3d_labels(tokens, spans))


def _re3d_labels(tokens: Sequence[tuple[int, int, str]], spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Proper names only, the longest first; the words of other mentions ("U.S. service members", "we") are unknown."""
    labels = ["O"] * len(tokens)
    for begin, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        inside = [i for i, t in enumerate(tokens) if begin <= t[0] and t[1] <= end]
        while inside and not tokens[inside[0]][2][0].isupper():
            inside = inside[1:]
        while inside and not tokens[inside[-1]][2][0].isupper():
            inside = inside[:-1]
        if not inside:
            continue
        proper = all(tokens[i][2][0].isupper() or tokens[i][2] in _LINK_WORDS for i in inside)
        whole = tokens[inside[-1]][1] == end and "," not in {tokens[i][2] for i in inside}
        for n, i in enumerate(inside):
            if proper and whole:
                labels[i] = f"{'B' if n == 0 else 'I'}-{kind}"
            elif labels[i] == "O":
                labels[i] = UNKNOWN
    for i, label in enumerate(labels):
        if label[0] == "I" and (i == 0 or labels[i - 1][2:] != label[2:]):
            labels[i] = "B" + label[1:]
    return tuple(labels)


def roughened(example: Example, chance: random.Random) -> Example:
    """Now and then a sentence as bad pages print it: in capitals, in small letters, or without its punctuation."""
    dice = chance.random()
    if dice < 0.03:
        return replace(example, words=tuple(w.upper() for w in example.words))
    if dice < 0.06:
        return replace(example, words=tuple(w.lower() for w in example.words))
    if dice < 0.11:
        return _without(example, {len(example.words) - 1})
    if dice < 0.16:
        return _without(example, {i for i, w in enumerate(example.words) if w in ",\"'“”’‘;:-()"})
    return example


def _without(example: Example, drop: set[int]) -> Example:
    """The sentence without some words, provided they are punctuation and nothing hangs on them."""
    if not example.upos or not example.heads or len(drop) >= len(example.words) - 1:
        return example
    drop = {i for i in drop if example.upos[i] == "PUNCT" and i + 1 not in example.heads}
    if not drop:
        return example
    keep = [i for i in range(len(example.words)) if i not in drop]
    at = {0: 0} | {old + 1: new + 1 for new, old in enumerate(keep)}

    def cut(row: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if row is None else tuple(row[i] for i in keep)

    names = cut(example.names)
    if names is not None:
        fixed = list(names)
        for i, label in enumerate(fixed):
            if label[0] == "I" and (i == 0 or fixed[i - 1][2:] != label[2:]):
                fixed[i] = "B" + label[1:]
        names = tuple(fixed)
    return Example(
        words=cut(example.words) or (),
        upos=cut(example.upos),
        xpos=cut(example.xpos),
        feats=cut(example.feats),
        lemmas=cut(example.lemmas),
        heads=tuple(at[example.heads[i]] for i in keep),
        rels=cut(example.rels),
        names=names,
    )
