"""Names of sides are read as one name: the analysis model gets the same words whichever side a text is about.

The model was trained on text with real names, and reads "Chad" and "Chadians" otherwise than "Iraq" and "Iraqis". So that no side is
read better than another, each name of a side is replaced by one name of its form; what the model says of that is laid back over the
words that stand in the text. The same holds for an article before it ("an Armenian", "a Turkish").
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.codebook.party_forms import JOINS, PartyForm
from counterclaim.neutral import names
from counterclaim.neutral.names import prefix_of
from counterclaim.parse.closing import parted
from counterclaim.parse.colons import apart
from counterclaim.parse.demonyms import told

if TYPE_CHECKING:
    from counterclaim.model import Analysis, Analyzer

#: What is read in place of a name, by its form; a demonym is read as an adjective or as people.
STANDINS = {"name": "Iraq", "adjective": "Iraqi", "people": "Russians", "town": "Aleppo", "group": "Hamas"}
#: Forms that never name a place.
_PEOPLES = frozenset({"adjective", "people"})
#: Members of a list of adjectives that are looked through.
_LIST = 8
_ARTICLE = {"a": "an", "A": "An"}


def analyzed(words: Sequence[str], model: Analyzer, body: int = 0, persons: Collection[str] = ()) -> Analysis:
    """What the model says of the words, whichever names of sides are among them.

    The words before `body` are a dateline or an editor's label, in which the model would find the sentence's subject: they are read
    by themselves and hang on the sentence's root. `persons` as `neutral.names` has them.
    """

    def masked(part: Sequence[str]) -> Analysis:
        return _masked(part, model, persons)

    if not 0 < body < len(words):
        return _clauses(words, masked)
    first = masked(words[:body])
    return type(first).joined((first, _clauses(words[body:], masked)), main=1)


def _clauses(words: Sequence[str], analyze: Callable[[Sequence[str]], Analysis]) -> Analysis:
    """The analysis of words whose marks mislead it, or are not there, mended."""
    return parted(words, apart(words, analyze(words), analyze), analyze)


def _masked(words: Sequence[str], model: Analyzer, persons: Collection[str]) -> Analysis:
    found = names(words, persons)
    if not found:
        return model.analyze(words)
    readings = dict(zip((n.head for n in found if n.form == "demonym"), told(words, found), strict=True))
    unclear = [head for head, reading in readings.items() if reading is None]
    if not unclear:
        return _read(words, _as(found, readings), model)
    several, single = (_read(words, _as(found, readings, form), model) for form in ("people", "adjective"))
    people = _nouns(several, single, unclear)
    if len(people) in (0, len(unclear)):
        return several if people else single
    return _read(words, _as(found, readings | dict.fromkeys(people, "people"), "adjective"), model)


def _as(found: Sequence[PartyForm], readings: Mapping[int, str | None], unclear: str = "") -> list[PartyForm]:
    """The names, a demonym as what it is by `readings` (of its main word), or `unclear`."""
    return [replace(n, form=readings[n.head] or unclear) if n.form == "demonym" else n for n in found]


def _nouns(several: Analysis, single: Analysis, heads: Sequence[int]) -> set[int]:
    """Which of the words such as "Sudanese" stand for people, read both as "Russians" and as "Iraqi".

    Where the two readings differ, a number before the word decides: "21 Sudanese crossed".
    """
    counted = {head for rel, head in zip(several.deprels, several.heads, strict=True) if rel == "nummod"}
    people, other = (_modifiers(a, heads) for a in (several, single))
    return {word for word in heads if word not in people and (word not in other or word in counted)}


def _modifiers(a: Analysis, heads: Sequence[int]) -> set[int]:
    """Those as in "Sudanese troops" and "is Sudanese": what belongs to a noun after it, or is said of somebody."""
    out = {head for rel, head in zip(a.deprels, a.heads, strict=True) if rel == "cop"} & set(heads)
    for word in heads:
        first = word
        for _ in range(_LIST):
            if a.deprels[first] != "conj" or not 0 <= a.heads[first] < first:
                break
            first = a.heads[first]  # "Turkish and Sudanese troops"
        if a.deprels[first].partition(":")[0] in ("amod", "compound", "nmod") and a.heads[first] > word:
            out.add(word)
    return out


def _read(words: Sequence[str], found: Sequence[PartyForm], model: Analyzer) -> Analysis:
    """The analysis of the words with a stand-in for each name."""
    read: list[str] = []
    at: list[int] = []  # for each word that is read, the word it stands for
    done = 0
    for name in found:
        before = words[name.start][: prefix_of(words[name.start])]
        for i in range(done, name.start):
            read.append(_ARTICLE.get(words[i], words[i]) if i == name.start - 1 and not before else words[i])
            at.append(i)
        read.append(before + STANDINS[name.form])
        at.append(name.head)
        done = name.end
    read.extend(words[done:])
    at.extend(range(done, len(words)))
    return _laid_back(model.analyze(read), at, found, words)


def _laid_back(a: Analysis, at: Sequence[int], found: Sequence[PartyForm], words: Sequence[str]) -> Analysis:
    """The analysis of the words as they stand. A name's other words hang on its main word."""
    count = len(words)
    upos, xpos, feats = ["PROPN"] * count, ["NNP"] * count, [""] * count
    heads, deprels, labels = [-1] * count, ["compound"] * count, ["O"] * count
    for k, word in enumerate(at):
        upos[word], xpos[word], feats[word], deprels[word], labels[word] = (
            a.upos[k],
            a.xpos[k],
            a.feats[k],
            a.deprels[k],
            a.names[k],
        )
        heads[word] = at[a.heads[k]] if a.heads[k] >= 0 else -1
    for name in found:
        if name.start and words[name.start - 1].lower() in ("a", "an", "the"):
            labels[name.start - 1] = "O"
            labels[name.head] = labels[name.head].replace("I-", "B-")
        if name.form in _PEOPLES and labels[name.head].endswith("LOC"):
            _no_place(labels, name, words)
        label = labels[name.head]
        for i in range(name.start, name.end):
            labels[i] = label if i == name.start or label == "O" else "I" + label[1:]
            if i != name.head:
                heads[i], (upos[i], xpos[i], feats[i], deprels[i]) = _within(words, i, name)
    return type(a)(tuple(upos), tuple(xpos), tuple(feats), tuple(heads), tuple(deprels), tuple(labels))


def _no_place(labels: list[str], name: PartyForm, words: Sequence[str]) -> None:
    """ "Ethnic Iraqi forces" are no place, whatever they are taken for: only the adjective is a name, of nationality."""
    labels[name.head] = "B-NORP"
    for step, at in ((-1, name.start - 1), (1, name.end)):
        while 0 <= at < len(words) and words[at].islower() and labels[at].endswith("LOC"):
            labels[at] = "O"
            at += step


def _within(words: Sequence[str], i: int, name: PartyForm) -> tuple[int, tuple[str, str, str, str]]:
    """Head, part of speech, tag, features and relation of a name's word beside its main word: "South" Korea, Republic "of the Congo"."""
    last = name.end - 1 if name.head < i and any(word in JOINS for word in words[name.head : name.end]) else name.head
    if words[i] in JOINS:
        return last, ("ADP", "IN", "", "case")
    if words[i] == "the":
        return last, ("DET", "DT", "Definite=Def|PronType=Art", "det")
    if not words[i][:1].isalnum():
        return name.head, ("PUNCT", "HYPH", "", "punct")
    if i == last:
        return name.head, ("PROPN", "NNP", "Number=Sing", "nmod")
    return last, ("PROPN", "NNP", "Number=Sing", "compound" if i < last else "flat")
