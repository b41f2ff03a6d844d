"""Numbers of people and equipment: how many were killed, wounded, missing, captured, displaced, detained, sent, or lost.

A number counts only where a word says what of: ages, dates, distances, calibres and numbered units are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.extract.values.counted import cumulative, noun_of, owner_of, status_of, top_of
from counterclaim.extract.values.groups import has, people
from counterclaim.extract.values.kinds import STRONG, readings
from counterclaim.extract.values.numbers import Number, bounded, read_number
from counterclaim.extract.values.spans import said
from counterclaim.extract.values.times import time_stretches
from counterclaim.extract.values.tolls import exceeded
from counterclaim.extract.values.verbs import Reading
from counterclaim.lang.wordlists import words
from counterclaim.records import Count, Evidence, Sentence
from counterclaim.syntax import Tree

#: The method of a number read as a part of the one before it.
PART = "en.values.count.part/1"
#: How many words may stand between a part and its whole ("half of the village's 2,000 inhabitants").
_SHARE = 5


@dataclass(frozen=True, slots=True)
class CountHit:
    """A count; `head` the word by which its phrase hangs in the tree, `kind_from` the word that says what it counts,
    `group` the noun for the people or things (None: a bare number)."""

    count: Count
    head: int
    kind_from: int | None
    group: int | None


@dataclass(frozen=True, slots=True)
class _Counted:
    number: Number
    node: int
    group: int | None
    end: int


def find_counts(sentence: Sentence, text: str | None = None) -> tuple[CountHit, ...]:
    """The counts of a sentence in text order; one number may give several ("killed or wounded").

    `text` is the document's, for exact words.
    """
    tree = Tree(sentence.tokens)
    low = [t.text.casefold() for t in sentence.tokens]
    out: list[CountHit] = []
    last = 0
    for counted in _shared(tree, _counted(tree, low)):
        span = range(counted.number.first, counted.number.end if counted.group is not None else counted.end)
        found = readings(tree, counted.node, counted.group, span) or _part(tree, low, counted, out, last)
        for reading in {r.kind: r for r in reversed(found)}.values():
            if _believable(tree, counted, reading):
                out.append(_hit(sentence, tree, counted, reading, out, text))
                last = counted.end
    return tuple(sorted(out, key=lambda h: (h.count.mention.start, h.count.mention.end, h.count.kind)))


def _shared(tree: Tree, found: list[_Counted]) -> list[_Counted]:
    """ "At least seven Norlandic and six Sudian soldiers": the noun and the bound are both numbers'."""
    out: list[_Counted] = []
    for counted in found:
        last = out[-1] if out else None
        if last is not None and last.group is not None and last.group == counted.group:
            if _share_of(tree, last, counted):
                out[-1] = replace(last, end=counted.end)
                continue
            if counted.number.first >= last.end:
                out.append(counted)
                continue
            end = counted.number.first
            while end - 1 > last.number.end and tree.rel(end - 1) in ("cc", "punct", "case"):
                end -= 1
            out[-1] = replace(last, end=max(end, last.number.end))
            if last.number.high is None and last.number.vague is None:
                counted = replace(counted, number=replace(counted.number, high=None))
        out.append(counted)
    return out


def _share_of(tree: Tree, part: _Counted, whole: _Counted) -> bool:
    """ "Five of the ten suspects": only the part is counted."""
    between = tree.tokens[part.number.end : whole.number.first]
    definite = any(t.upos == "DET" or t.text in ("'s", "’s") or "Poss=Yes" in t.feats for t in between)
    return definite and len(between) <= _SHARE and between[0].text.casefold() == "of"


def _counted(tree: Tree, low: Sequence[str]) -> list[_Counted]:
    """Every number that could count people or things, with its noun."""
    dated = {i for first, end, _ in time_stretches(tree, low) for i in range(first, end)}
    out, at = [], 0
    while at < len(low):
        number = _nobody(tree, low, at) or read_number(low, at) or _single(tree, low, at)
        if number is None:
            at += 1
            continue
        if number.high != 0:
            number = bounded(low, number)
        at = max(at + 1, number.end)
        if not dated.intersection(range(number.first, number.end)) and not _label(tree, low, number):
            counted = _with_noun(tree, low, number)
            if counted is not None:
                out.append(counted)
    return out


def _nobody(tree: Tree, low: Sequence[str], at: int) -> Number | None:
    """ "No soldiers", "nobody", "no one": none at all."""
    if low[at] in ("nobody", "none"):
        return Number(at, at + 1, at, 0, 0)
    if low[at] != "no" or at + 1 >= len(low):
        return None
    if low[at + 1] == "one":
        return Number(at, at + 2, at + 1, 0, 0)
    noun = tree.head(at)
    if noun is not None and tree.rel(at) == "det" and at < noun and people(tree.lemma(noun)):
        return Number(at, at + 1, at, 0, 0)
    return None


def _single(tree: Tree, low: Sequence[str], at: int) -> Number | None:
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


def _label(tree: Tree, low: Sequence[str], number: Number) -> bool:
    """Numbers that only name, measure or date: "Brigade 35", "$5", "40%", "aged 12", "122 mm", "18-year-old"."""
    tokens = tree.tokens
    before, after = low[number.first - 1] if number.first else "", low[number.end] if number.end < len(low) else ""
    if has("label_before", before) or has("label_after", after):
        return True
    if after == "-" and tuple(low[number.end : number.end + 2]) != STRONG:
        return True
    if number.first >= 2 and before == "," and after in (",", ".") and tokens[number.first - 2].name.endswith("PER"):
        return True
    if number.end < len(tokens) and people(tree.lemma(number.end)):
        return False
    top = top_of(tree, number)
    head = tree.head(top)
    named = head is not None and head < number.first and tree.rel(top) in ("nummod", "flat", "compound")
    return named or tokens[number.core].name.endswith(("ORG", "PER", "LOC"))


def _with_noun(tree: Tree, low: Sequence[str], number: Number) -> _Counted | None:
    """The number with the noun it counts; None where that is no people, equipment, or bare number."""
    if tuple(low[number.end : number.end + 2]) == STRONG:
        word = tree.head(number.end + 1)
        group = word if word is not None and word > number.end + 1 else None
        return _Counted(number, group if group is not None else number.core, group, number.end + 2)
    node, group, end = noun_of(tree, low, number)
    if group is not None and has("units", tree.lemma(group)):
        return None
    if (
        group is None
        and number.vague is not None
        and number.vague in ("many", "few", "a few", "several", "half", "countless", "numerous")
        and (tree.rel(node) not in ("nsubj", "obj", "conj"))
    ):
        return None
    return _Counted(number, node, group, end)


def _part(tree: Tree, low: Sequence[str], counted: _Counted, before: list[CountHit], start: int) -> list[Reading]:
    """Parts of a number just given ("Thirty died: 19 sailors and eleven guards"), and what it was ("up from 64").

    `start` is where the count before ends.
    """
    if not before or (counted.group is not None and not people(tree.lemma(counted.group))):
        return []
    last, first = before[-1], counted.number.first
    whole, own = last.count.low or last.count.high, counted.number.low or counted.number.high
    if whole is None or own is None:
        return []
    between = low[start:first]
    opened = any(mark in between for mark in (":", "including", "among"))
    carried = last.count.evidence.method == PART and "and" in between
    was = tuple(low[max(0, first - 2) : first]) in (("up", "from"), ("down", "from"))
    if not was and not ((opened and own < whole) or carried):
        return []
    return [Reading(last.count.kind, last.kind_from if last.kind_from is not None else last.head, 0.7, True)]


def _believable(tree: Tree, counted: _Counted, reading: Reading) -> bool:
    """No count of one for what a vague "a" says of others' fate; nothing but people killed or hurt."""
    group, lemma = counted.group, tree.lemma(counted.group) if counted.group is not None else ""
    if tree.tokens[counted.number.core].text.casefold() in ("a", "an"):
        return reading.kind in ("killed", "wounded", "missing", "captured")
    if group is None or people(lemma) or reading.kind in ("lost_equipment", "strength") or reading.word == group:
        return True
    token = tree.tokens[group]
    return (
        token.upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
        and reading.kind in ("killed", "wounded", "detained", "displaced")
        and lemma not in words("en", "people")["equipment"]
    )


def _hit(
    sentence: Sentence, tree: Tree, counted: _Counted, reading: Reading, before: list[CountHit], text: str | None
) -> CountHit:
    number, group, end = counted.number, counted.group, counted.end
    if group is None and reading.word == end and tree.tokens[end].upos in ("ADJ", "NOUN"):
        end += 1
    mention = said(sentence, number.first, end, text)
    method = PART if reading.part else "en.values.count.number/1"
    low, high = number.low, number.high
    if low is not None and low == high and exceeded(tree, counted.node):
        low, high = low + 1, None
    owner = owner_of(tree, reading.word, counted.node, number)
    status = (
        None
        if reading.kind == "lost_equipment"
        else status_of(tree, group, counted.end, [h.count.status for h in before])
    )
    if reading.part and status is None:
        status = before[-1].count.status if before else None
    count = Count(
        mention,
        reading.kind,
        Evidence(method, reading.score, mention.span),
        low,
        high,
        number.vague,
        status,
        None,
        cumulative(tree, reading.word, counted.node),
        said(sentence, *owner, text) if owner else None,
    )
    return CountHit(count, counted.node, reading.word, group)
