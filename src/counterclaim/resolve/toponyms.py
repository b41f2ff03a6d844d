"""Names of places in a text, wherever they stand: what the places of events are settled among.

The analysis model labels names; its labels are trimmed to the name itself ("Xton province" in lower case, "central Xland", "the Xton
hospital"), corrected by what the gazetteer knows, and made consistent over the document. Persons and institutions
are none, though they bear a place's name. A seat or state that speaks ("Moscow said") is told apart from where something is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import fold as fold_word
from counterclaim.gazetteer import Gazetteer, gazetteer
from counterclaim.lang.wordlists import words
from counterclaim.records import Sentence, Token
from counterclaim.syntax import Tree

_AFTER = re.compile(r" ([a-z]+)\b")
_BEFORE = re.compile(r"\b([a-z]+) of (?:the )?$")
#: No name of a place has more words.
_LONGEST = 7


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


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `first` to `end` of a sentence, labelled as one name; `label` is O for a run that the model left out."""

    first: int
    end: int
    label: str


def toponyms(text: str, sentences: Sequence[Sentence], demonyms: bool = False) -> tuple[Toponym, ...]:
    """The names of places in reading order, none overlapping. `demonyms`: adjectives and peoples of states too."""
    places = gazetteer()
    found: list[tuple[Sentence, list[_Run]]] = []
    votes = _votes(sentences)
    for sentence in sentences:
        runs: list[_Run] = []
        for run in _runs(sentence.tokens):
            runs += _places_in(sentence.tokens, run, places, votes, demonyms)
        found.append((sentence, runs))
    out = [one for sentence, runs in found for one in _told(text, sentence, runs)]
    return tuple(_inside(text, out, places))


def _runs(tokens: Sequence[Token]) -> Iterator[_Run]:
    """The labelled names, and the runs of capitalised words between them."""
    at = 0
    while at < len(tokens):
        label, end = tokens[at].name, at + 1
        if label == "O":
            if _capital(tokens[at]):
                while end < len(tokens) and tokens[end].name == "O" and (_capital(tokens[end]) or _joins(tokens, end)):
                    end += 1
                yield _Run(at, end, "O")
        else:
            while end < len(tokens) and tokens[end].name == f"I-{label[2:]}":
                end += 1
            yield _Run(at, end, label[2:])
        at = end


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.upos not in ("PRON", "AUX", "DET")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """ "Jammu and Kashmir", "Bab el-Oued", "Baden-Baden": a small word or hyphen between capitalised ones."""
    small = tokens[at].text.casefold() in ("of", "and", "the", "-", "de", "la", "al", "el", "'s", "du", "kwa", "upon")
    return small and at + 1 < len(tokens) and tokens[at + 1].name == "O" and _capital(tokens[at + 1])


def _votes(sentences: Sequence[Sentence]) -> dict[str, Counter[str]]:
    """How often each labelled name bears which label in the document."""
    out: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for run in _runs(sentence.tokens):
            if run.label != "O":
                out.setdefault(_said(sentence.tokens, run), Counter())[run.label] += 1
    return out


def _said(tokens: Sequence[Token], run: _Run) -> str:
    return " ".join(token.text for token in tokens[run.first : run.end])


def _places_in(
    tokens: Sequence[Token], run: _Run, places: Gazetteer, votes: dict[str, Counter[str]], demonyms: bool
) -> list[_Run]:
    """The names of places within one labelled name."""
    if run.label == "LOC":
        return _trimmed(tokens, run, places)
    if run.label == "NORP":
        if demonyms and is_demonym(_said(tokens, run)):
            return [replace(run, label="NORP")]
        return [run] if _state(tokens, run, places) else []
    if run.label == "ORG":
        return _in_institution(tokens, run, places, votes)
    if run.label == "PER":
        return [run] if _place_after_all(tokens, run, places, votes) else []
    return _unlabelled(tokens, run, places, votes)


def _trimmed(tokens: Sequence[Token], run: _Run, places: Gazetteer) -> list[_Run]:
    """A name labelled as a place, without the words in lower case around it and with the capitalised ones that belong to it."""
    table = words("en", "toponyms")
    first, end = run.first, run.end
    while end - first > 1 and (tokens[end - 1].text in ("and", "or", "'s", "’s", ",") or _beside(tokens[end - 1])):
        end -= 1
    while (
        end - first > 1 and tokens[first].text[:1].islower() and not places.knows(_said(tokens, _Run(first, end, "")))
    ):
        first += 1
        if tokens[first].text == "of" and end - first > 1:
            first += 1
    for at in range(first + 1, end - 1):  # "Romanian county of Xton"
        if tokens[at].text == "of" and tokens[at - 1].text in table["kinds"]:
            return _trimmed(tokens, _Run(at + 1, end, "LOC"), places)
    first, end = _widened(tokens, first, end, places)
    name = _said(tokens, _Run(first, end, ""))
    last = tokens[end - 1].text.casefold()
    if (
        end - first == 1
        and (last in table["ordinary"] or not any(c.isalpha() for c in name))
        and not _known_state(name)
    ):
        return []
    if end - first > 1 and last in table["institutions"] | table["streets"] and not places.knows(name):
        return _institution_of_place(tokens, _Run(first, end, "LOC"), places)
    return [_Run(first, end, "LOC")]


def _beside(token: Token) -> bool:
    table = words("en", "toponyms")
    return token.text[:1].islower() and token.text in table["beside"] | table["kinds"]


def _widened(tokens: Sequence[Token], first: int, end: int, places: Gazetteer) -> tuple[int, int]:
    """With "Northern" before it and "County" after it where that is a name too."""
    table = words("en", "toponyms")
    if first and tokens[first - 1].text.casefold() in table["parts"] and _capital(tokens[first - 1]):
        wider = _said(tokens, _Run(first - 1, end, ""))
        if places.knows(wider) and tokens[first - 1].name in ("O", "B-LOC", "I-LOC"):
            first -= 1
    if end < len(tokens) and tokens[end].text.casefold() in table["kinds"] and _capital(tokens[end]):
        wider = _said(tokens, _Run(first, end + 1, ""))
        if tokens[end].name in ("O", "B-LOC") and places.lookup(wider):
            end += 1
    return first, end


def _institution_of_place(tokens: Sequence[Token], run: _Run, places: Gazetteer) -> list[_Run]:
    """ "Santa Ana Unified School District": the place that an institution begins with, where it is one without doubt."""
    for end in range(run.end - 1, run.first, -1):
        name = _said(tokens, _Run(run.first, end, ""))
        if places.knows(name) and (end - run.first > 1 or _known_state(name)):
            return [_Run(run.first, end, "LOC")]
    return []


def _in_institution(
    tokens: Sequence[Token], run: _Run, places: Gazetteer, votes: dict[str, Counter[str]]
) -> list[_Run]:
    """A state before an institution's name ("U.S. Centers for …"), and a place that is labelled as an institution."""
    if _place_after_all(tokens, run, places, votes):
        return [run]
    for end in range(min(run.end - 1, run.first + 3), run.first, -1):
        if _known_state(_said(tokens, _Run(run.first, end, ""))) and _short(tokens[run.first]):
            return [_Run(run.first, end, "LOC")]
    return []


def _short(token: Token) -> bool:
    letters = token.text.replace(".", "")
    return letters.isupper() and len(letters) > 1


@cache
def _states() -> frozenset[str]:
    """The names of states, folded."""
    return frozenset(
        " ".join(alias.words)
        for names in aliases().values()
        for alias in names
        if alias.role == "name"
        and alias.party
        and alias.party in parties()
        and parties()[alias.party].kind == "state"
        and not alias.scope
    )


def _known_state(name: str) -> bool:
    return " ".join(fold_word(word) for word in name.replace("-", " ").split()) in _states()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(
        " ".join(alias.words)
        for names in aliases().values()
        for alias in names
        if alias.role == "demonym" and alias.party is not None
    )


def is_demonym(name: str) -> bool:
    """True for an adjective or people of a state or another party ("Xlandic", "Xlanders")."""
    folded = " ".join(fold_word(word) for word in name.replace("-", " ").split())
    return folded in _demonyms() or folded.removesuffix("s") in _demonyms()


def _state(tokens: Sequence[Token], run: _Run, places: Gazetteer) -> bool:
    name = _said(tokens, run)
    return _known_state(name) and not is_demonym(name)


def _place_after_all(tokens: Sequence[Token], run: _Run, places: Gazetteer, votes: dict[str, Counter[str]]) -> bool:
    """A name that the model takes for a person or an institution, and that is a place by what stands around it."""
    name = _said(tokens, run)
    if _known_state(name):
        return True
    if not places.lookup(name):
        return False
    count = votes.get(name, Counter())
    if count["LOC"] and count["LOC"] >= count[run.label]:
        return True
    return _stands_as_place(tokens, run)


def _stands_as_place(tokens: Sequence[Token], run: _Run) -> bool:
    """After "in", or in a list of places."""
    before = tokens[run.first - 1] if run.first else None
    after = tokens[run.end] if run.end < len(tokens) else None
    if before is not None and before.text.casefold() in words("en", "toponyms")["surely"]:
        return True
    listed = after is not None and after.text in (",", "and") and run.end + 1 < len(tokens)
    if listed and tokens[run.end + 1].name == "B-LOC":
        return before is None or before.text != "by"
    return (
        before is not None
        and before.text in (",", "and")
        and run.first > 1
        and tokens[run.first - 2].name.endswith("LOC")
    )


def _unlabelled(tokens: Sequence[Token], run: _Run, places: Gazetteer, votes: dict[str, Counter[str]]) -> list[_Run]:
    """Places in a run of capitalised words that bears no label."""
    out, at = [], run.first
    while at < run.end:
        size = next(
            (
                n
                for n in range(min(_LONGEST, run.end - at), 0, -1)
                if _sure(tokens, _Run(at, at + n, "O"), places, votes)
            ),
            0,
        )
        if size:
            out.append(_Run(at, at + size, "LOC"))
        at += size or 1
    return out


def _sure(tokens: Sequence[Token], run: _Run, places: Gazetteer, votes: dict[str, Counter[str]]) -> bool:
    name = _said(tokens, run)
    if not (_capital(tokens[run.first]) and _capital(tokens[run.end - 1])):
        return False
    if _known_state(name) and (len(name) > 2 or name.isupper()):
        return not is_demonym(name)
    table = words("en", "toponyms")
    if run.end - run.first == 1 and name.casefold() in table["ordinary"]:
        return False
    if not places.knows(name):
        return False
    if votes.get(name, Counter())["LOC"]:
        return True
    if run.end < len(tokens) and tokens[run.end].text[:1].isupper() and run.end - run.first == 1:
        return False
    return tokens[run.first].upos == "PROPN" and _stands_as_place(tokens, run)


def _told(text: str, sentence: Sentence, runs: Sequence[_Run]) -> Iterator[Toponym]:
    tree: Tree | None = None
    tokens = sentence.tokens
    done = -1
    for run in sorted(runs, key=lambda one: (one.first, -one.end)):
        if run.first < done:
            continue
        done = run.end
        start, end = tokens[run.first].start, tokens[run.end - 1].end
        role = "demonym" if run.label == "NORP" else "place"
        if role == "place" and tokens[run.first].deprel.startswith(("nsubj", "conj", "flat", "compound")):
            tree = tree or Tree(tokens)
            role = "speaker" if _speaks(tree, run) else role
        yield Toponym(start, end, text[start:end], role, "", kind_beside(text, start, end))


def kind_beside(text: str, start: int, end: int) -> str:
    """The word in lower case after a name, or before it and "of", that says what it is: "Xton province", "the city of Xton"."""
    kinds = words("en", "toponyms")["kinds"]
    if (after := _AFTER.match(text, end)) and after[1] in kinds:
        return after[1]
    before = _BEFORE.search(text, max(0, start - 24), start)
    return before[1] if before and before[1] in kinds else ""


def _speaks(tree: Tree, run: _Run) -> bool:
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
