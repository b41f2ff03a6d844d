"""Names of places in a text, wherever they stand: what the places of events are settled among.

The analysis model labels names; its labels are trimmed to the name itself ("Xton province" in lower case, "central Xland", "the Xton
hospital"), corrected by what the gazetteer knows, and made consistent over the document. Persons and institutions
are none, though they bear a place's name. A seat or state that speaks ("Moscow said") is told apart from where something is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.gazetteer import Gazetteer, gazetteer
from counterclaim.lang.wordlists import words
from counterclaim.records import Sentence
from counterclaim.resolve.runs import Run, places_in, runs_of, votes_of
from counterclaim.syntax import Tree, tree_of

_AFTER = re.compile(r" ([a-z]+)\b")
_BEFORE = re.compile(r"\b([a-z]+) of (?:the )?$")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: its offsets and words.

    `role`: `place`; `speaker` for a seat or state that says something; `demonym` for an adjective or a people ("Xlandic"), given only
    where asked for. `inside` is the name that the text puts around it ("Paris, Texas"), "" for none; `kind` the word beside it that says
    what it is ("province" in "Xton province"), "" for none.
    """

    start: int
    end: int
    text: str
    role: str = "place"
    inside: str = ""
    kind: str = ""


def toponyms(text: str, sentences: Sequence[Sentence], demonyms: bool = False) -> tuple[Toponym, ...]:
    """The names of places in reading order, none overlapping. `demonyms`: adjectives and peoples of states too."""
    places = gazetteer()
    found: list[tuple[Sentence, list[Run]]] = []
    votes = votes_of(sentences)
    for sentence in sentences:
        runs: list[Run] = []
        for run in runs_of(sentence.tokens):
            runs += places_in(sentence.tokens, run, places, votes, demonyms)
        found.append((sentence, runs))
    out = [one for sentence, runs in found for one in _told(text, sentence, runs)]
    return tuple(_inside(text, out, places))


def _told(text: str, sentence: Sentence, runs: Sequence[Run]) -> Iterator[Toponym]:
    tree: Tree | None = None
    tokens = sentence.tokens
    done = -1
    for run in sorted(runs, key=lambda one: (one.first, -one.end)):
        if run.first < done:
            continue
        done = run.end
        start, end = tokens[run.first].start, tokens[run.end - 1].end
        if text[end : end + 1] == "." and _shortened(text[start : end + 1]):
            end += 1
        role = "demonym" if run.label == "NORP" else "place"
        if role == "place" and tokens[run.first].deprel.startswith(("nsubj", "conj", "flat", "compound")):
            tree = tree or tree_of(tokens)
            role = "speaker" if _speaks(tree, run) else role
        yield Toponym(start, end, text[start:end], role, "", kind_beside(text, start, end))


def _shortened(name: str) -> bool:
    """True for a name that ends in the full stop of an abbreviation: "Ind.", "Main St."."""
    last = name.split()[-1].casefold()
    return name in gazetteer().abbreviations or last in words("en", "toponyms")["streets"] | {
        "twp.",
        "co.",
        "n.d.",
        "is.",
    }


def kind_beside(text: str, start: int, end: int) -> str:
    """The word in lower case after a name, or before it and "of", that says what it is: "Xton province", "the city of Xton"."""
    kinds = words("en", "toponyms")["kinds"]
    if (after := _AFTER.match(text, end)) and after[1] in kinds:
        return after[1]
    before = _BEFORE.search(text, max(0, start - 24), start)
    return before[1] if before and before[1] in kinds else ""


def _speaks(tree: Tree, run: Run) -> bool:
    """ "Moscow said", "Baku and Yerevan accused each other": the subject of a verb of saying."""
    head = next((i for i in range(run.first, run.end) if not run.first <= tree.tokens[i].head < run.end), run.first)
    for _ in range(4):
        up = tree.head(head)
        if up is None:
            return False
        if tree.rel(head) == "nsubj" and not tree.tokens[head].deprel.endswith("pass"):
            return tree.lemma(up) in words("en", "toponyms")["says"]
        if tree.rel(head) != "conj":
            return False
        head = up
    return False


def _inside(text: str, found: Sequence[Toponym], places: Gazetteer) -> Iterator[Toponym]:
    """Each name with the one that the text puts around it: "Paris, Texas", "Mosul in Iraq"."""
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and after.start - one.end <= 5 and after.role != "demonym":
            between = text[one.end : after.start].strip()
            if between in (",", "(", "in", ", in") and places.lookup(after.text):
                one = replace(one, inside=after.text)
        yield one
