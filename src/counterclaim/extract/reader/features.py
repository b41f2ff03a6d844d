"""What the learned reader is told of a word: its own form, its place in the tree, what the rules made of it and its sentence.

A feature is a short string. Words are neutral (`counterclaim.neutral`): no feature can hold a side's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.extract.scene import Scene, Trigger

#: Word classes of which a word can name an event.
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_QUIET = frozenset({"punct", "det"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as the reader sees it.

    `words`: neutral lemmas; `found`: the rules' triggers by head word; `kept`: the heads of those that stay when tolls are given to
    their acts; `inside`: words of a rule's trigger other than its head; `where`: strings about sentence and document.
    """

    scene: Scene
    words: tuple[str, ...]
    found: Mapping[int, Trigger]
    kept: Mapping[int, Trigger]
    inside: frozenset[int]
    where: tuple[str, ...]
    seen: Mapping[str, int]

    def candidates(self) -> Iterator[int]:
        """The words that may name an event."""
        tokens = self.scene.tree.tokens
        for i, word in enumerate(self.words):
            if i in self.found or (
                tokens[i].upos in CONTENT and i not in self.inside and (word[0] != "<" or word == "<fighter>")
            ):
                yield i


def passage_of(
    scene: Scene, words: tuple[str, ...], found: Sequence[Trigger], kept: Sequence[Trigger], where: Sequence[str],
    seen: Mapping[str, int],
) -> Passage:  # fmt: skip
    """The view of one sentence; `where` and `seen` tell of the document before it."""
    heads = {t.head: t for t in found}
    inside = frozenset(i for t in found for i in t.words if i not in heads)
    here = [*where, *(f"S={t}" for t in sorted({t.type for t in kept})), f"n={min(3, len(kept))}"]
    here += [f"W={w}" for w in sorted({hit.weapon.id for hit in scene.weapons})]
    here += [f"C={c}" for c in sorted({hit.count.kind for hit in scene.counts})]
    return Passage(scene, words, heads, {t.head: t for t in kept}, inside, tuple(here), seen)


def features(view: Passage, i: int) -> list[str]:
    """The features of one word."""
    tree, words = view.scene.tree, view.words
    token, word, rel = tree.tokens[i], words[i], tree.tokens[i].deprel
    ruled = view.found.get(i)
    rule = ruled.type if ruled else "-"
    kept = "k" if i in view.kept else "d" if ruled else "-"
    out = ["1", f"w={word}", f"p={token.upos}", f"x={token.xpos}", f"d={rel}", f"wp={word}/{token.upos}",
           f"wd={word}/{rel}", f"r={rule}/{kept}", f"rw={rule}/{kept}/{word}", f"k={kept}",
           f"m={ruled.method if ruled else '-'}", f"rd={kept}/{rel}", f"s={min(2, view.seen.get(word, 0))}/{kept}"]  # fmt: skip
    if ruled and ruled.end - ruled.first > 1:
        out.append("ph=" + "_".join(words[ruled.first : ruled.end]))
    out += _around(words, i, word)
    out += _tree(view, i, word, kept)
    out += _values(view, i, word, kept)
    for where in view.where:
        out += (where, f"{where}/{kept}")
        if where[0] in "SWC":
            out.append(f"{where}/{word}")
    return out


def _around(words: Sequence[str], i: int, word: str) -> list[str]:
    before = words[i - 1] if i else "^"
    after = words[i + 1] if i + 1 < len(words) else "$"
    two = words[i - 2] if i > 1 else "^"
    next_two = words[i + 2] if i + 2 < len(words) else "$"
    return [f"a={before}", f"b={after}", f"aa={two}", f"bb={next_two}", f"aw={before}_{word}", f"bw={word}_{after}",
            f"ab={before}_{after}", f"bb2={after}_{next_two}", f"e={word[-3:]}", f"f={word[:4]}"]  # fmt: skip


def _tree(view: Passage, i: int, word: str, kept: str) -> list[str]:
    tree, words = view.scene.tree, view.words
    out = []
    head = tree.head(i)
    rel = tree.rel(i)
    if head is None:
        out.append("h=^")
    else:
        above = view.kept[head].type if head in view.kept else "-"
        out += [f"h={words[head]}", f"hd={rel}/{words[head]}", f"hw={words[head]}/{word}",
                f"hr={above}", f"hrd={above}/{rel}", f"hk={above}/{kept}", f"hp={tree.tokens[head].upos}"]  # fmt: skip
        top = tree.head(head)
        out.append(f"hh={words[top]}" if top is not None else "hh=^")
    rels = []
    for child in tree.children[i]:
        label = tree.tokens[child].deprel
        if label == "punct":
            continue
        rels.append(label)
        out.append(f"c={label}/{words[child]}")
        if label not in _QUIET:
            out.append(f"cw={word}/{label}/{words[child]}")
        if child in view.found:
            out.append(f"cr={label}/{view.found[child].type}")
        for case in tree.children[child]:
            if tree.rel(case) == "case":
                out.append(f"cc={label}/{words[case]}/{words[child]}")
                out.append(f"wc={word}/{words[case]}")
        if child in view.scene.weapon_at:
            out += (
                f"cW={view.scene.weapon_at[child].weapon.id}",
                f"cWw={view.scene.weapon_at[child].weapon.id}/{word}",
            )
    out += [f"cl={label}" for label in rels]
    out += [f"no={label}" for label in ("nsubj", "obj", "obl", "nmod") if label not in rels]
    return out


def _values(view: Passage, i: int, word: str, kept: str) -> list[str]:
    scene = view.scene
    out = [f"cf={hit.count.kind}/{kept}" for hit in scene.counts if hit.kind_from == i]
    out += [f"ch={hit.count.kind}/{kept}" for hit in scene.counts if hit.head == i]
    if i in scene.weapon_at:
        out += (f"wa={scene.weapon_at[i].weapon.id}", f"waw={scene.weapon_at[i].weapon.id}/{word}")
    kids = set(scene.tree.children[i])
    if any(hit.head in kids for hit in scene.times):
        out.append("t")
    if any(hit.head in kids for hit in scene.places):
        out.append("pl")
    return out


def slots(view: Passage, i: int) -> tuple[str, str]:
    """The words whose vectors are weighed: the word itself and its head."""
    head = view.scene.tree.head(i)
    return view.words[i], view.words[head] if head is not None else "^"
