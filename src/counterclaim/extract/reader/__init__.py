"""The learned reader: a small network that weighs what the rules found, and sees what they did not.

Here a document is laid out for it, and it says which words name an event, and of which type. What it says of roles and attribution
is weighed later, beside the rules' own answers (`counterclaim.weigh`).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.codebook.events import family_of
from counterclaim.extract.merge import merge
from counterclaim.extract.reader.windows import CONTENT, Window, windows_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.records import Document

if TYPE_CHECKING:
    from counterclaim.model.reader import Reader, Scores

__all__ = ["Opinion", "opinion_of", "settled"]

#: Families of events that make a text one of conflict, but for types that news of accidents and crime has as well.
_FORCE = frozenset({"force", "harm", "control"})
_ELSEWHERE_TOO = frozenset({"casualties", "arrest", "destruction", "displacement"})
#: What the codebook decides is no matter of opinion: "rebel-held X" and "X, which is part of Y" are claims, though annotators of the
#: corpus seldom wrote them. The network may not drop these.
_BY_CODEBOOK = frozenset({"territory_held"})
#: Rules that take a weapon's own words, or a bare figure that answers another, which the network may not drop either: it has seen too few.
_CERTAIN = frozenset({"en.extract.went_off/1", "en.extract.sprayed/1", "en.extract.figure/1"})
#: The type that a weapon makes.
_BANNED = "use_of_chemical"
#: Acts of force a sentence, in a text that is of conflict.
_A_SENTENCE = 0.3
#: The method of an event that only the network sees.
_ADDED = "reader.trigger/2"
_USES = frozenset({"use", "employ"})
Found = Sequence[tuple[Scene, list[Trigger]]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network says of a document: its windows with their scores, and where each word of each sentence stands in them.

    `found` is what the rules saw: each sentence with its possible triggers; `kept` those that stay once tolls are given to their acts.
    `told` is how many events the network sees in all, each by its chance, `conflict` how many acts of force among them: both are near
    nought in a text about accidents, crime or sport.
    """

    reader: Reader
    found: Found
    kept: Sequence[Sequence[Trigger]]
    windows: tuple[Window, ...]
    scores: tuple[Scores, ...]
    where: dict[tuple[int, int], tuple[int, int]]
    told: float
    conflict: float

    @property
    def least(self) -> float:
        """The chance from which an event of the rules is kept. Where the text as a whole tells little of conflict, that is more.

        A few sentences cannot tell much: of them less is asked.
        """
        limits = self.reader.limits
        enough = min(limits["conflict"], _A_SENTENCE * len(self.found))
        return limits["kept"] if self.conflict >= enough else limits["kept.elsewhere"]


def opinion_of(doc: Document, found: Found, reader: Reader) -> Opinion:
    """Reads a document."""
    kept = [merge(scene, list(triggers)) for scene, triggers in found]
    windows = tuple(windows_of(doc, found, kept, reader.cut, (reader.pieces.cls, reader.pieces.sep)))
    where = {pair: (n, k) for n, window in enumerate(windows) for k, pair in enumerate(window.at)}
    scores = tuple(reader(w.ids, w.first, w.marks) for w in windows)
    force = [name for name in reader.types if family_of(name) in _FORCE and name not in _ELSEWHERE_TOO]
    return Opinion(
        reader, found, kept, windows, scores, where, _told(reader, scores, reader.types), _told(reader, scores, force)
    )


def _told(reader: Reader, scores: Sequence[Scores], types: Sequence[str]) -> float:
    """How many events of these types the windows tell, each by its chance where it is likelier than not."""
    columns = [1 + reader.types.index(name) for name in types]
    chances = (window.types[:, columns].sum(axis=1) for window in scores)
    return sum(float(found[found >= 0.5].sum()) for found in chances)


def settled(opinion: Opinion) -> list[list[Trigger]]:
    """The triggers of each sentence, those of the rules weighed beside those that only the network sees."""
    return [_settled(opinion, number) for number in range(len(opinion.found))]


def _settled(opinion: Opinion, number: int) -> list[Trigger]:
    scene, triggers = opinion.found[number]
    kept, seen = {t.head: t for t in opinion.kept[number]}, {t.head: t for t in triggers}
    inside = {w for t in triggers for w in t.words} - set(seen)
    carried = {verb for t in kept.values() for verb in t.drops}
    out = []
    for i, token in enumerate(scene.tree.tokens):
        if (number, i) not in opinion.where:
            out += [kept[i]] if i in kept else []
        elif i in kept:
            out += _ruled(opinion, number, kept[i])
        elif i in seen and i not in carried:
            out += _weighed(opinion, (number, i), seen[i], "merged")
        elif i not in seen and token.upos in CONTENT and i not in inside and not _means(scene, i, kept):
            out += _weighed(opinion, (number, i), None, "new")
    return _told_once(scene, out)


def _told_once(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """ "Six were *killed* in retaliatory *fire*", "the *bomb* that *killed* nine": where the network adds the act of a toll that the rules
    saw, or the weapon of an act, both tell one event."""
    added = {t.head for t in triggers if t.method == _ADDED}
    if not added:
        return triggers
    acts = {word: t.head for t in merge(scene, triggers) for word in t.drops}
    tolls = {t.head for t in triggers if t.type == "casualties"} - added
    gone = {word for word, act in acts.items() if act in added and word in tolls}
    verbs = {t.head for t in triggers if scene.tree.tokens[t.head].upos == "VERB"} - tolls
    weapons = {hit.head for hit in scene.weapons} | {w for w in added if scene.lemmas[w] in scene.lexicon.means_nouns}
    types = {t.head: t.type for t in triggers}
    for word in added:
        if any(types.get(w) == types[word] for w in scene.tree.kids(word, "obj")):
            gone.add(word)  # "*called* off talks"
        near = {scene.tree.head(word), *scene.tree.kids(word, "acl")}
        if word in weapons and near & verbs:
            gone = (gone - near) | {word}
    return [t for t in triggers if t.head not in gone]


def _means(scene: Scene, word: int, kept: Container[int]) -> bool:
    """ "*Used* mortars in its attack" says with what the attack was made: no event beside it."""
    return scene.lemmas[word] in _USES and any(w in kept for w in scene.tree.kids(word, "obl"))


def _ruled(opinion: Opinion, number: int, ruled: Trigger) -> list[Trigger]:
    """A rule's trigger by its own word, or by the verb that carries it ("flew sorties *targeting* the town") if that is surer."""
    words = [w for w in (ruled.head, *ruled.drops) if (number, w) in opinion.where]
    best = min(words, key=lambda w: (_nothing(opinion, (number, w)), w != ruled.head))
    if ruled.head in words and _nothing(opinion, (number, ruled.head)) < 0.5:
        best = ruled.head  # "used mortars in its attack": the noun, where both may name it
    return _weighed(opinion, (number, best), ruled, "kept") or (
        [ruled] if ruled.type in _BY_CODEBOOK or ruled.method in _CERTAIN else []
    )


def _banned(opinion: Opinion, number: int) -> bool:
    """A chemical or another prohibited weapon is named: without one, what was hurled is no such weapon."""
    scene = opinion.found[number][0]
    return any(hit.weapon.id in ("chemical", "phosphorus", "cluster_munition", "other") for hit in scene.weapons)


def _nothing(opinion: Opinion, at: tuple[int, int]) -> float:
    window, word = opinion.where[at]
    return float(opinion.scores[window].types[word, 0])


def _weighed(opinion: Opinion, at: tuple[int, int], ruled: Trigger | None, state: str) -> list[Trigger]:
    """The trigger at a word if the network believes in it; its type where the network is surer of another."""
    window, word = opinion.where[at]
    chance, limits = 1 - _nothing(opinion, at), opinion.reader.limits
    if chance < (opinion.least if state == "kept" else limits[state]):
        return []
    shares = opinion.scores[window].types[word, 1:]
    best = int(shares.argmax())
    kind, share = opinion.reader.types[best], float(shares[best]) / chance
    score = opinion.reader.calibrated("trigger", chance)
    if ruled is None:
        return [Trigger(at[1], at[1] + 1, at[1], kind, _ADDED, score)]
    if kind != ruled.type and share >= limits["retype"] and not (kind == _BANNED and not _banned(opinion, at[0])):
        return [replace(ruled, type=kind, method="reader.type/2", score=score)]
    return [replace(ruled, score=score)]
