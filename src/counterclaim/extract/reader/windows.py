"""A document as the learned reader's network sees it: windows of neighbouring sentences, words without names, what the rules made of each.

Training and reading lay out a document by the same functions, so that what was learned is what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from counterclaim.codebook.events import event_types
from counterclaim.codebook.weapons import weapon_phrases
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.neutral import masked_words
from counterclaim.records import Document

#: Word pieces in one window, its marks included. A sentence that is longer is read to here; the rules alone read its rest.
MOST_PIECES = 200
#: Word classes of which a word can name an event.
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
         "VERB", "X")  # fmt: skip
_RELS = ("acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "cop", "csubj", "dep",
         "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod",
         "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp")  # fmt: skip
_KINDS = ("killed", "wounded", "missing", "captured", "displaced", "detained", "strength", "lost_equipment")
_NAMES = ("O", "PER", "LOC", "ORG", "NORP")
_BLOCKS = ("paragraph", "headline")

Ints = npt.NDArray[np.int64]
#: Cuts a word, or a masked name (None), into the ids of word pieces.
Pieces = Callable[[str | None], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences side by side. Word `k` of the window is word `at[k][1]` of sentence `at[k][0]`.

    `ids` are word pieces, `first` the place of each word's first piece, `marks` a row of features a word (see `sizes`).
    """

    at: tuple[tuple[int, int], ...]
    ids: Ints
    first: Ints
    marks: Ints


def sizes() -> tuple[int, ...]:
    """How many values each feature of a word can take; 0 is "none"."""
    types = len(event_types())
    return (len(_UPOS) + 1, 2 * len(_RELS) + 1, 2 * types + 1, len(_KINDS) + 4, len(_NAMES), 2 * len(_BLOCKS))


@cache
def _types() -> dict[str, int]:
    return {name: i for i, name in enumerate(event_types())}


def _kept_words(found: Sequence[tuple[Scene, object]]) -> frozenset[str]:
    """Words of events and weapons, which stay themselves even where a capital makes them look like a name."""
    if not found:
        return frozenset()
    lex = found[0][0].lexicon
    return frozenset().union(lex.verbs, lex.nouns, lex.means_verbs, lex.means_nouns, weapon_phrases())


def windows_of(
    doc: Document,
    found: Sequence[tuple[Scene, Sequence[Trigger]]],
    kept: Sequence[Sequence[Trigger]],
    pieces: Pieces,
    ends: tuple[int, int],
    left_free: int = 0,
) -> Iterator[Window]:
    """The windows of a document. `kept` are the rules' triggers that stay once tolls are given to their acts; `ends` the ids of
    a window's first and last mark. `left_free` is the room that the first window does without, so that others begin elsewhere."""
    keep = _kept_words(found)
    rows: list[tuple[int, int, Sequence[int], tuple[int, ...]]] = []
    used = 2 + left_free
    for number, (scene, triggers) in enumerate(found):
        words = masked_words(scene.sentence, keep, scene.title_case)
        cut = [pieces(w) if w != "" else () for w in words]
        long = sum(map(len, cut))
        if rows and used + long > MOST_PIECES:
            yield _window(rows, ends)
            rows, used = [], 2
        marks = _marks(doc, scene, triggers, kept[number])
        for i, ids in enumerate(cut):
            if used + len(ids) > MOST_PIECES:
                break
            if not ids:
                continue  # a name's word beside its main word
            rows.append((number, i, ids, marks[i]))
            used += len(ids)
    if rows:
        yield _window(rows, ends)


def _window(rows: Sequence[tuple[int, int, Sequence[int], tuple[int, ...]]], ends: tuple[int, int]) -> Window:
    ids, first = [ends[0]], []
    for _, _, pieces, _ in rows:
        first.append(len(ids))
        ids.extend(pieces)
    return Window(
        tuple((number, i) for number, i, _, _ in rows),
        np.array([*ids, ends[1]]),
        np.array(first),
        np.array([marks for _, _, _, marks in rows]),
    )


def _marks(doc: Document, scene: Scene, triggers: Sequence[Trigger], kept: Sequence[Trigger]) -> list[tuple[int, ...]]:
    types = _types()
    ruled: dict[int, int] = {}
    for step, row in ((1, triggers), (0, kept)):
        for t in row:
            ruled.update(dict.fromkeys(t.words, 1 + 2 * types[t.type] + step))
    value = _values(scene)
    block = doc.blocks[scene.sentence.block].kind if scene.sentence.block < len(doc.blocks) else "paragraph"
    inside = _quoted([t.text for t in scene.sentence.tokens])
    out: list[tuple[int, ...]] = []
    for i, token in enumerate(scene.tree.tokens):
        base, _, sub = token.deprel.partition(":")
        rel = 1 + 2 * _RELS.index(base) + bool(sub) if base in _RELS else 0
        upos = _UPOS.index(token.upos) + 1 if token.upos in _UPOS else 0
        name = token.name.rpartition("-")[2]
        out.append(
            (upos, rel, ruled.get(i, 0), value.get(i, 0), _NAMES.index(name) if name in _NAMES else 0,
             2 * (block == "headline") + inside[i])
        )  # fmt: skip
    return out


def _values(scene: Scene) -> dict[int, int]:
    """What kind of value hangs on a word."""
    out = {hit.head: 3 for hit in scene.places}
    out |= {hit.head: 2 for hit in scene.times}
    out |= {i: 1 for i in scene.weapon_at}
    return out | {hit.head: 4 + _KINDS.index(hit.count.kind) for hit in scene.counts if hit.count.kind in _KINDS}


def _quoted(words: Collection[str]) -> list[bool]:
    """Which words stand between quotation marks."""
    out, inside = [], False
    for word in words:
        if word in ("“", "``", "«"):
            inside = True
        elif word in ("”", "''", "»"):
            inside = False
        elif word == '"':
            inside = not inside
        out.append(inside)
    return out
