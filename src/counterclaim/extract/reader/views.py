"""From the rules' reading of a document to what the learned reader is told, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.codebook.events import family_of
from counterclaim.codebook.weapons import weapon_phrases
from counterclaim.extract.merge import merge
from counterclaim.extract.reader.features import Passage, passage_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.neutral import neutral_words
from counterclaim.records import Document

#: Where in the document a sentence stands, in sentences from its beginning.
_PLACES = (1, 2, 4, 8, 16)


def views_of(doc: Document, found: Sequence[tuple[Scene, list[Trigger]]]) -> list[Passage]:
    """The sentences of a document as the reader sees them, in text order."""
    kept = [merge(scene, list(triggers)) for scene, triggers in found]
    about = _about(kept)
    keep = _keep(found)
    seen: Counter[str] = Counter()
    out = []
    for number, (scene, triggers) in enumerate(found):
        words = neutral_words(scene.sentence, keep, scene.title_case)
        where = [*about, *_where(doc, scene, number), *_beside(kept, number)]
        out.append(passage_of(scene, words, triggers, kept[number], where, dict(seen)))
        seen.update(set(words))
    return out


def _keep(found: Sequence[tuple[Scene, list[Trigger]]]) -> frozenset[str]:
    """Words of events and weapons."""
    if not found:
        return frozenset()
    lex = found[0][0].lexicon
    return frozenset().union(lex.verbs, lex.nouns, lex.means_verbs, lex.means_nouns, weapon_phrases())


def _about(kept: Sequence[Sequence[Trigger]]) -> list[str]:
    types = Counter(t.type for row in kept for t in row)
    force = sum(n for kind, n in types.items() if family_of(kind) in ("force", "harm"))
    share = min(4, 4 * force // max(1, len(kept)))
    top = sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    return [f"G={share}", *(f"D={kind}" for kind, n in top if n > 1)]


def _where(doc: Document, scene: Scene, number: int) -> list[str]:
    text = doc.text[scene.sentence.start : scene.sentence.end]
    block = doc.blocks[scene.sentence.block].kind if scene.sentence.block < len(doc.blocks) else "paragraph"
    out = [f"P={sum(number >= place for place in _PLACES)}", f"B={block}", f"A={scene.act_before}"]
    if any(mark in text for mark in '"“”«»'):
        out.append("Q")
    if text.rstrip("\"'”’» \n").endswith("?"):
        out.append("?")
    if scene.truce_before:
        out.append("T")
    if scene.title_case:
        out.append("Z")
    return out


def _beside(kept: Sequence[Sequence[Trigger]], number: int) -> list[str]:
    before = len(kept[number - 1]) if number else -1
    after = len(kept[number + 1]) if number + 1 < len(kept) else -1
    return [f"nb={min(2, before)}", f"na={min(2, after)}"]
