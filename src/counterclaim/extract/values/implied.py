"""Numbers that no numeral gives ("nobody", "a soldier", "another", "heavy casualties"), and numerals that count nobody."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.extract.values.counted import top_of
from counterclaim.extract.values.groups import has, people
from counterclaim.extract.values.kinds import STRONG
from counterclaim.extract.values.numbers import Number
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: Verbs whose object "a number" is the figure itself: "gave no number of casualties".
_GIVE = frozenset({"give", "provide", "release", "disclose", "reveal", "publish", "state", "know", "verify", "confirm"})


def implied(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "No soldiers", "nobody" (none), "another" (one more), "heavy" before losses (a word that stands for no number)."""
    return _nobody(tree, low, at) or _another(tree, low, at) or _grave(tree, low, at)


def _another(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "One was killed and another wounded", "another soldier died"; not "another 12", where the figure counts."""
    if low[at] != "another":
        return None
    noun = tree.head(at)
    alone = tree.rel(at) in ("nsubj", "obj", "obl")
    person = noun is not None and noun > at and tree.rel(at) == "det" and people(tree.lemma(noun))
    if alone or (person and noun is not None and not tree.plural(noun)):
        return Number(at, at + 1, at, 1, 1)
    return None


def _grave(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "Heavy casualties", "a heavy civilian death toll"."""
    noun = tree.head(at)
    if not has("grave", low[at]) or noun is None or noun < at or tree.rel(at) != "amod":
        return None
    return Number(at, at + 1, at, None, None, low[at]) if has("graves", tree.lemma(noun)) else None


def unsaid(tree: Tree, low: Sequence[str], number: Number) -> bool:
    """ "How many soldiers", "gave no number of casualties": a question, and a figure that nobody gave."""
    if number.first and low[number.first - 1] in ("how", "so", "too"):
        return number.vague is not None
    if number.vague is None or not number.vague.endswith("number"):
        return False
    head = tree.head(number.core)
    return tree.rel(number.core) == "obj" and head is not None and tree.lemma(head) in _GIVE


def _nobody(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "No soldiers", "nobody", "no one": none at all."""
    if low[at] in ("nobody", "none"):
        return Number(at, at + 1, at, 0, 0)
    if low[at] != "no" or at + 1 >= len(low):
        return None
    if low[at + 1] == "one":
        return Number(at, at + 2, at + 1, 0, 0)
    noun = tree.head(at)
    if (
        noun is not None
        and tree.rel(at) == "det"
        and at < noun
        and (people(tree.lemma(noun)) or tree.lemma(noun) == "loss")
    ):
        return Number(at, at + 1, at, 0, 0)
    return None


def single(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "A soldier", "a man": one, where the noun is in the singular and no name follows."""
    noun = tree.head(at)
    if low[at] not in ("a", "an") or noun is None or tree.rel(at) != "det" or not at < noun or tree.plural(noun):
        return None
    named = any(tree.tokens[c].name.endswith("PER") for c in tree.kids(noun, "appos", "flat", "nmod"))
    table = words("en", "people")
    lemma = tree.lemma(noun)
    if named or not (
        lemma in table["military"]
        or lemma in table["civilian"]
        or lemma in ("man", "person", "policeman", "officer", "guard", "worker")
    ):
        return None
    return Number(at, at + 1, at, 1, 1)


def label(tree: Tree, low: Sequence[str], number: Number) -> bool:
    """Numbers that only name, measure or date: "Brigade 35", "$5", "40%", "aged 12", "122 mm", "18-year-old"."""
    tokens = tree.tokens
    before, after = low[number.first - 1] if number.first else "", low[number.end] if number.end < len(low) else ""
    if has("label_before", before) or has("label_after", after):
        return True
    if before in ("and", "or") and number.first >= 3 and has("label_before", low[number.first - 3]):
        return True  # "aged 19 and 21"
    if after == "-" and tuple(low[number.end : number.end + 2]) != STRONG:
        return True
    if number.first >= 2 and before == "," and after in (",", ".") and tokens[number.first - 2].name.endswith("PER"):
        return True
    noun = tree.head(number.core) if tree.rel(number.core) == "appos" else None
    if before == "," and after == "," and noun is not None and people(tree.lemma(noun)) and not tree.plural(noun):
        return True  # "a nurse, 41, was killed"
    if number.end < len(tokens) and people(tree.lemma(number.end)):
        return False
    top = top_of(tree, number)
    head = tree.head(top)
    named = head is not None and head < number.first and tree.rel(top) in ("nummod", "flat", "compound")
    return named or tokens[number.core].name.endswith(("ORG", "PER", "LOC"))
