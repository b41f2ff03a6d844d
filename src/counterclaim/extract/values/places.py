"""Places: names of places grown to the words that belong to them, and nouns for places where something happens.

A place that speaks ("Moscow said") is given like any other: whether it is the scene of an event is the caller's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from counterclaim.extract.values.sides import is_town, sides_at
from counterclaim.extract.values.spans import said
from counterclaim.extract.values.stretch import UNMARKED, Stretch, nested
from counterclaim.extract.values.unmarked import split_names
from counterclaim.lang.wordlists import words
from counterclaim.records import Evidence, Place, Sentence
from counterclaim.syntax import Tree, tree_of


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place, the index of its head word, that of its preposition (a conjunct shares its first's), whether it has a name."""

    place: Place
    head: int
    prep: int | None
    is_name: bool


def find_places(sentence: Sentence, text: str | None = None) -> tuple[PlaceHit, ...]:
    """The places of a sentence in text order, none overlapping. `text` is the document's, for exact words."""
    tree = tree_of(sentence.tokens)
    found = _names(tree)
    listed = {tree.head(s.head) for s in found if tree.kids(s.head, "conj") and _of_kind_word(tree, s.head)}
    taken = {i for s in found for i in range(s.first, s.end)}
    for stretch in _nouns(tree):
        kind = stretch.head in listed  # "the villages of X and Y": its names are the places
        if not kind and not taken.intersection(range(stretch.first, stretch.end)):
            found.append(stretch)
            taken.update(range(stretch.first, stretch.end))
    out = []
    for stretch in nested(tree, found):
        mention = said(sentence, stretch.first, stretch.end, text)
        place = Place(mention, Evidence(stretch.method, stretch.score, mention.span))
        out.append(PlaceHit(place, stretch.head, _preposition(tree, stretch), stretch.is_name))
    return tuple(out)


def _of_kind_word(tree: Tree, word: int) -> bool:
    """ "The villages of X and Y", "X and Y provinces": the names say which."""
    return tree.rel(word) == "compound" or "of" in {tree.lemma(c) for c in tree.kids(word, "case")}


def _names(tree: Tree) -> list[Stretch]:
    """Names of places, each grown to its noun phrase."""
    out: list[Stretch] = []
    at = 0
    while at < len(tree.tokens):
        end = _name_end(tree, at)
        if end is None:
            at += 1
            continue
        if _is_place(tree, at, end) and (grown := _grown(tree, at, end)) is not None:
            if out and grown.first < out[-1].end:
                grown = replace(grown, first=at)
            if at >= (out[-1].end if out else 0):
                out.extend(_parts(tree, grown, at, end))
                end = max(end, grown.end)
        at = end
    return out


def _parts(tree: Tree, grown: Stretch, first: int, end: int) -> list[Stretch]:
    """The name, or the names of a list without commas, each a place of its own."""
    names = split_names(tree, first, end)
    if len(names) < 2:
        return [grown]
    rest = [Stretch(a, b, _top(tree, a, b), True, UNMARKED, 0.6) for a, b in names[1:]]
    return [replace(grown, end=names[0][1]), *rest]


def _name_end(tree: Tree, at: int) -> int | None:
    """The end of the name that begins at `at`; an unlabelled run of proper nouns counts as a name."""
    tokens = tree.tokens
    label = tokens[at].name
    if label == "O":
        if tokens[at].upos != "PROPN":
            return None
        end = at + 1
        while end < len(tokens) and tokens[end].name == "O" and tokens[end].upos == "PROPN":
            end += 1
        return end
    end = at + 1
    while end < len(tokens) and tokens[end].name == f"I-{label[2:]}":
        end += 1
    return end


def _is_place(tree: Tree, first: int, end: int) -> bool:
    """True for a name labelled as a place, and for one that only a place can be by its surroundings."""
    tokens, table = tree.tokens, words("en", "places")
    label = tokens[first].name[2:]
    if label == "LOC":
        return not tree.kids(_top(tree, first, end), "nummod")
    raw = {t.text.casefold() for t in tokens[first:end]}
    if label == "NORP" or raw & table["never"] or {word.rstrip(".") for word in raw} & words("en", "times")["calendar"]:
        return False
    head = _top(tree, first, end)
    if tree.kids(head, "nummod"):
        return False
    if tree.kids(head, "nmod") and any(tokens[c].deprel == "nmod:desc" for c in tree.children[head]):
        return False
    return tokens[head].upos == "PROPN" and _stands_as_place(tree, head, 0)


def _stands_as_place(tree: Tree, head: int, deep: int) -> bool:
    """A name after "in" or "near", of a kind word ("village of X", "X town"), in a list with places, "rebel-held X"."""
    tokens, table = tree.tokens, words("en", "places")
    if tokens[head].name.endswith("LOC") or {tree.lemma(c) for c in tree.kids(head, "case")} & table["surely"]:
        return True
    beside = (tree.lemma(c) for c in tree.kids(head, "compound", "nmod", "appos") if abs(c - head) < 3)
    if any(lemma in table["kinds"] and lemma not in table["directions"] for lemma in beside):
        return True  # "South" is of the name in "South Sudanese"
    if any(tree.lemma(c) in ("hold", "control") and tree.rel(c) == "amod" for c in tree.children[head]):
        return True
    up = tree.head(head)
    struck = tree.rel(head) == "obj" or tokens[head].deprel == "nsubj:pass"
    side = tokens[head].name.endswith("ORG") and head in sides_at(tree)
    if up is not None and struck and tree.lemma(up) in table["takes_ground"] and not side:
        return True
    name = tokens[head].text
    if up is not None and struck and tree.lemma(up) in table["strikes"] and not side and is_town(name, name):
        return True  # "missiles hit Kharkiv", whatever the name is labelled
    if up is not None and tree.rel(head) in ("nmod", "appos", "compound", "conj") and tokens[up].upos == "NOUN":
        return tree.lemma(up) in table["kinds"]
    if up is not None and tree.rel(head) == "conj" and deep < 3:
        return _stands_as_place(tree, up, deep + 1)
    return any(tokens[c].name.endswith("LOC") for c in tree.kids(head, "conj"))


def _top(tree: Tree, first: int, end: int) -> int:
    for i in range(first, end):
        if not first <= tree.tokens[i].head < end:
            return i
    return first


def _grown(tree: Tree, first: int, end: int) -> Stretch | None:
    """The name with the words that make one phrase of it: "the town of X", "X province", "northern X", "outskirts of X"."""
    tokens, table = tree.tokens, words("en", "places")
    head, label = _top(tree, first, end), tokens[first].name[2:]
    score = 0.9 if label == "LOC" else 0.7
    up = tree.head(head)
    if label == "LOC" and up is not None and tree.rel(head) == "compound" and _institution(tree, up):
        return None
    if (
        up is not None
        and tree.rel(head) in ("compound", "nmod", "appos", "flat", "amod")
        and end - 1 < up <= end + 2
        and (
            tree.lemma(up) in table["kinds"] | table["ground"]
            and all(tree.head(i) == up or i == up for i in range(end, up + 1))
        )
    ):
        end, head = up + 1, up
    first = _leftwards(tree, first, head)
    opened = _of_kind(tree, first, head)
    if opened is not None:
        first, head = opened
    return Stretch(first, end, head, True, "en.values.place.name/1", score)


def _institution(tree: Tree, head: int) -> bool:
    """ "Baku ministry", "Syria conflict": the name only says which one."""
    return tree.tokens[head].name.endswith(("ORG", "PER"))


def _leftwards(tree: Tree, first: int, head: int) -> int:
    """Adjectives, determiners and compounds of the head right before the name."""
    directions = words("en", "places")["directions"]
    while first > 0:
        left = tree.tokens[first - 1]
        wide = tree.tokens[head].upos == "NOUN" or (first - 1 > 0 and tree.tokens[first].name == "O")
        if left.upos == "DET" and tree.head(first - 1) == head:
            return first - 1
        if (left.text.casefold() in directions and left.head >= first) or (
            wide
            and tree.head(first - 1) == head
            and left.upos in ("ADJ", "PROPN", "NOUN")
            and left.deprel in ("amod", "compound")
        ):
            first -= 1
            continue
        break
    return first


def _of_kind(tree: Tree, first: int, head: int) -> tuple[int, int] | None:
    """ "The town of X": where the phrase begins and its head; None where several names share the kind word."""
    tokens, table = tree.tokens, words("en", "places")
    if first < 2 or tokens[first - 1].text.casefold() not in ("of", "with", "in", "along") or tree.kids(head, "conj"):
        return None
    kind = first - 2
    if tree.lemma(kind) not in table["ground"] | table["sides"] or tree.head(head) != kind:
        return None
    if tokens[first - 1].text.casefold() != "of" and tree.lemma(kind) in table["only_with_name"]:
        return None
    return _phrase(tree, kind)[0], kind


def _nouns(tree: Tree) -> list[Stretch]:
    """Nouns for places under a preposition of place or a verb of hitting, with what stands before them."""
    table = words("en", "places")
    out = []
    for i, token in enumerate(tree.tokens):
        lemma = tree.lemma(i)
        if token.text.casefold() in table["alone"] and token.upos == "ADV":
            out.append(Stretch(i, i + 1, i, False, "en.values.place.adverb/1", 0.6))
        if token.upos != "NOUN" or lemma not in table["ground"] | table["points"]:
            continue
        case = {tree.lemma(c) for c in tree.kids(i, "case")}
        struck = tree.rel(i) in ("obj", "conj") or token.deprel == "nsubj:pass"
        if not case & table["where"] and not struck:
            continue
        first, end = _phrase(tree, i)
        named = any(t.name != "O" for t in tree.tokens[first:end])
        if lemma in table["only_with_name"] and end - first < 3 and not named:
            continue
        if lemma in table["points"] and not (case and end - first == 2):
            continue
        out.append(Stretch(first, end, i, False, "en.values.place.noun/1", 0.6))
    return out


_BEFORE = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "VERB", "PUNCT")


def _phrase(tree: Tree, head: int) -> tuple[int, int]:
    """The noun with its determiner and modifiers before it ("the army supply roads")."""
    tokens = tree.tokens
    first = head
    while first > 0:
        left = first - 1
        if tokens[left].upos not in _BEFORE or tokens[left].text == "," or head not in islice(tree.up(left), 3):
            break
        if tree.rel(left) not in ("det", "amod", "compound", "nummod", "nmod", "case", "punct", "obl"):
            break
        first = left
    return first, head + 1


def _preposition(tree: Tree, stretch: Stretch) -> int | None:
    word: int | None = stretch.head
    for _ in range(len(tree.tokens)):
        if word is None:
            return None
        cases = [c for c in tree.kids(word, "case") if c < stretch.first and tree.tokens[c].upos == "ADP"]
        if cases:
            return cases[0]
        several = tree.rel(word) == "compound" and bool(tree.kids(word, "conj"))  # "in X and Y provinces"
        if tree.rel(word) not in ("conj", "appos", "flat") and not several:
            return None
        word = tree.head(word)
    return None
