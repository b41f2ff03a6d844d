"""Runs of words that may name a place: what the labels of the analysis model, the gazetteer and the words around make of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.gazetteer import Gazetteer
from counterclaim.lang.wordlists import words
from counterclaim.records import Sentence, Token
from counterclaim.resolve.lands import is_demonym, known_state

#: No name of a place has more words.
_LONGEST = 7
#: A document's names → how often each bears which label.
Votes = dict[str, Counter[str]]
_ARTICLES = frozenset({"al", "el", "de", "la", "du"})
_BODIES = frozenset({"City", "Town", "County", "State", "Village", "Municipality", "Province"})
_COMPASS = frozenset({"n", "s", "e", "w", "nw", "ne", "sw", "se"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `end` of a sentence, labelled as one name; `label` is O for a run that the model left out."""

    first: int
    end: int
    label: str


def runs_of(tokens: Sequence[Token]) -> Iterator[Run]:
    """The labelled names, and the runs of capitalised words between them."""
    at = 0
    while at < len(tokens):
        label, end = tokens[at].name, at + 1
        if label == "O":
            if _capital(tokens[at]):
                while end < len(tokens) and tokens[end].name == "O" and (_capital(tokens[end]) or _joins(tokens, end)):
                    end += 1
                yield Run(at, end, "O")
        else:
            while end < len(tokens) and tokens[end].name == f"I-{label[2:]}":
                end += 1
            yield Run(at, end, label[2:])
        at = end


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.upos not in ("PRON", "AUX", "DET")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """ "Jammu and Kashmir", "Bab el-Oued", "Baden-Baden": a small word or hyphen between capitalised ones."""
    small = tokens[at].text.casefold() in ("of", "and", "the", "-", "de", "la", "al", "el", "'s", "du", "kwa", "upon")
    return small and at + 1 < len(tokens) and tokens[at + 1].name == "O" and _capital(tokens[at + 1])


def votes_of(sentences: Sequence[Sentence]) -> Votes:
    """How often each labelled name bears which label in the document."""
    out: Votes = {}
    for sentence in sentences:
        for run in runs_of(sentence.tokens):
            if run.label != "O":
                out.setdefault(_said(sentence.tokens, run), Counter())[run.label] += 1
    return out


def _said(tokens: Sequence[Token], run: Run) -> str:
    return " ".join(token.text for token in tokens[run.first : run.end])


def places_in(tokens: Sequence[Token], run: Run, places: Gazetteer, votes: Votes, demonyms: bool) -> list[Run]:
    """The names of places within one labelled name."""
    if run.label == "LOC":
        if is_demonym(_said(tokens, run)):
            return [replace(run, label="NORP")] if demonyms else []
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


def _trimmed(tokens: Sequence[Token], run: Run, places: Gazetteer) -> list[Run]:
    """A name labelled as a place, without the words in lower case around it and with the capitalised ones that belong to it."""
    table = words("en", "toponyms")
    first, end = run.first, run.end
    while end - first > 1 and (tokens[end - 1].text in ("and", "or", "'s", "’s", ",") or _beside(tokens[end - 1])):
        end -= 1
    while end - first > 1 and tokens[first].text[:1].islower() and tokens[first].text not in _ARTICLES:
        first += 1
        if tokens[first].text == "of" and end - first > 1:
            first += 1
    for at in range(first + 1, end - 1):  # "Romanian county of Xton", "City of Xton"
        if tokens[at].text == "of" and (tokens[at - 1].text in table["kinds"] or tokens[at - 1].text in _BODIES):
            return _trimmed(tokens, Run(at + 1, end, "LOC"), places)
    first, end = _widened(tokens, first, end, places)
    name = _said(tokens, Run(first, end, ""))
    last = tokens[end - 1].text.casefold()
    if not _may_be(tokens, Run(first, end, "LOC"), places):
        return []
    if end - first == 1 and (last in table["ordinary"] or not any(c.isalpha() for c in name)) and not known_state(name):
        return []
    if end - first > 1 and last in table["institutions"] | table["streets"] and not places.knows(name):
        return _institution_of_place(tokens, Run(first, end, "LOC"), places)
    return [Run(first, end, "LOC")]


def _beside(token: Token) -> bool:
    table = words("en", "toponyms")
    return token.text[:1].islower() and token.text in table["beside"] | table["kinds"]


def _widened(tokens: Sequence[Token], first: int, end: int, places: Gazetteer) -> tuple[int, int]:
    """With "Northern" before it and "County" after it where that is a name too."""
    table = words("en", "toponyms")
    if first and tokens[first - 1].text.casefold() in table["parts"] and _capital(tokens[first - 1]):
        wider = _said(tokens, Run(first - 1, end, ""))
        if places.knows(wider) and tokens[first - 1].name in ("O", "B-LOC", "I-LOC"):
            first -= 1
    if end < len(tokens) and tokens[end].text.casefold() in table["kinds"] and _capital(tokens[end]):
        wider = _said(tokens, Run(first, end + 1, ""))
        if tokens[end].name in ("O", "B-LOC") and places.lookup(wider):
            end += 1
    if end < len(tokens) and tokens[end].text.casefold() in table["streets"] and _capital(tokens[end]):
        end += 1
    return first, end


def _may_be(tokens: Sequence[Token], run: Run, places: Gazetteer) -> bool:
    """False for letters, points of the compass, currencies, unknown acronyms, and what is named after a place ("the Xton virus")."""
    name = _said(tokens, run)
    before = tokens[run.first - 1].text if run.first else ""
    after = tokens[run.end].text if run.end < len(tokens) else ""
    if before.casefold() in words("en", "toponyms")["titles"]:
        return False
    if before.endswith("$") or after.startswith("$") or after.casefold() in words("en", "toponyms")["named_after"]:
        return False
    letters = name.replace(".", "")
    if len(letters) < 2 or letters.casefold() in _COMPASS:
        return False
    acronym = letters.isupper() and letters.isalpha() and len(letters) <= 5
    return not acronym or known_state(name) or bool(places.lookup(name))


def _jurisdiction(tokens: Sequence[Token], run: Run, places: Gazetteer) -> list[Run]:
    """The place at the head of a public body's name: "Xton Police Department", "Xton County Health Board"."""
    table = words("en", "toponyms")
    for end in range(min(run.end - 1, run.first + 4), run.first, -1):
        name = _said(tokens, Run(run.first, end, ""))
        if tokens[end].text.casefold() not in table["public"] or not _capital(tokens[end]):
            continue
        if name.casefold() in table["ordinary"] or is_demonym(name):
            continue
        if known_state(name) or places.knows(name) or (end - run.first > 1 and places.lookup(name)):
            return [Run(run.first, end, "LOC")]
    return []


def _institution_of_place(tokens: Sequence[Token], run: Run, places: Gazetteer) -> list[Run]:
    """ "Santa Ana Unified School District": the place that an institution begins with, where it is one without doubt; else a street."""
    if tokens[run.end - 1].text.casefold() in words("en", "toponyms")["streets"]:
        return [run]
    if found := _jurisdiction(tokens, run, places):
        return found
    for end in range(run.end - 1, run.first, -1):
        name = _said(tokens, Run(run.first, end, ""))
        if places.knows(name) and (end - run.first > 1 or known_state(name)):
            return [Run(run.first, end, "LOC")]
    return []


def _in_institution(tokens: Sequence[Token], run: Run, places: Gazetteer, votes: Votes) -> list[Run]:
    """A state before an institution's name ("U.S. Centers for …"), and a place that is labelled as an institution."""
    if _place_after_all(tokens, run, places, votes):
        return [run]
    for end in range(min(run.end - 1, run.first + 3), run.first, -1):
        if known_state(_said(tokens, Run(run.first, end, ""))) and _short(tokens[run.first]):
            return [Run(run.first, end, "LOC")]
    return _jurisdiction(tokens, run, places)


def _short(token: Token) -> bool:
    letters = token.text.replace(".", "")
    return letters.isupper() and len(letters) > 1


def _state(tokens: Sequence[Token], run: Run, places: Gazetteer) -> bool:
    name = _said(tokens, run)
    return known_state(name) and not is_demonym(name)


def _place_after_all(tokens: Sequence[Token], run: Run, places: Gazetteer, votes: Votes) -> bool:
    """A name that the model takes for a person or an institution, and that is a place by what stands around it."""
    name = _said(tokens, run)
    if known_state(name):
        return True
    if not places.lookup(name):
        return False
    count = votes.get(name, Counter())
    if count["LOC"] and count["LOC"] >= count[run.label]:
        return True
    return _stands_as_place(tokens, run)


def _stands_as_place(tokens: Sequence[Token], run: Run) -> bool:
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


def _unlabelled(tokens: Sequence[Token], run: Run, places: Gazetteer, votes: Votes) -> list[Run]:
    """Places in a run of capitalised words that bears no label."""
    out, at = [], run.first
    while at < run.end:
        size = next(
            (
                n
                for n in range(min(_LONGEST, run.end - at), 0, -1)
                if _sure(tokens, Run(at, at + n, "O"), places, votes)
            ),
            0,
        )
        if size:
            out.append(Run(at, at + size, "LOC"))
        at += size or 1
    return out


def _sure(tokens: Sequence[Token], run: Run, places: Gazetteer, votes: Votes) -> bool:
    name = _said(tokens, run)
    if not (_capital(tokens[run.first]) and _capital(tokens[run.end - 1])) or not _may_be(tokens, run, places):
        return False
    if known_state(name) and (len(name) > 2 or name.isupper()):
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
