"""Numbers of people and equipment: how many were killed, wounded, missing, captured, displaced, detained, sent, or lost.

A number counts only where a word says what of: ages, dates, distances, calibres and numbered units are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extract.values.counted import cumulative, noun_of, owner_of, status_of
from counterclaim.extract.values.groups import has, people
from counterclaim.extract.values.hits import Counted, CountHit
from counterclaim.extract.values.implied import implied, label, single, unsaid
from counterclaim.extract.values.kinds import STRONG, readings
from counterclaim.extract.values.numbers import Number, bounded, read_number
from counterclaim.extract.values.parts import PART, WAS, died_of_wounds, readings_of_part, share_of, whole_of
from counterclaim.extract.values.spans import said
from counterclaim.extract.values.times import time_stretches
from counterclaim.extract.values.tolls import exceeded
from counterclaim.extract.values.verbs import Reading
from counterclaim.lang.wordlists import words
from counterclaim.records import Count, Evidence, Sentence
from counterclaim.remembered import remembered
from counterclaim.syntax import Tree, tree_of


@remembered(256)  # the stages and the context ask for the same sentences in turn
def find_counts(sentence: Sentence, text: str | None = None) -> tuple[CountHit, ...]:
    """The counts of a sentence in text order; one number may give several ("killed or wounded").

    `text` is the document's, for exact words.
    """
    tree = tree_of(sentence.tokens)
    low = tree.low
    out: list[CountHit] = []
    for counted in _shared(tree, _counted(tree, low)):
        span = range(counted.number.first, counted.number.end if counted.group is not None else counted.end)
        found = readings(tree, counted.node, counted.group, span) or readings_of_part(tree, low, counted, out)
        for reading in {r.kind: r for r in reversed(found)}.values():
            if _believable(tree, counted, reading):
                out.append(_hit(sentence, tree, low, counted, reading, out, text))
    return tuple(sorted(_whole(out), key=_at))


def counted_as(sentence: Sentence, node: int, kind: str, text: str | None = None) -> Count | None:
    """The number of those named at `node` (the head of their phrase) as one of `kind`, where the event says what became of them and no
    word beside the number does: "fifty of them fell", "nine rebels have been put to death". None where they are not counted."""
    tree = tree_of(sentence.tokens)
    for counted in _shared(tree, _counted(tree, tree.low)):
        if node in (counted.node, counted.group):
            reading = Reading(kind, counted.node, 0.7)
            if _believable(tree, counted, reading):
                return _hit(sentence, tree, tree.low, counted, reading, [], text).count
    return None


def _at(hit: CountHit) -> tuple[int, int, str]:
    return hit.count.mention.start, hit.count.mention.end, hit.count.kind


def _whole(hits: list[CountHit]) -> Iterator[CountHit]:
    """The hits that lie in no longer one of their kind: "many" in "as many as 200 people" is no number of its own."""
    reach: dict[str, tuple[int, int]] = {}  # the hit of each kind that reaches farthest so far: its start and end
    for hit in sorted(hits, key=lambda h: (h.count.mention.start, -h.count.mention.end)):
        start, end = hit.count.mention.start, hit.count.mention.end
        longest = reach.get(hit.count.kind)
        if longest is None or end > longest[1]:
            reach[hit.count.kind] = (start, end)
        elif (start, end) != longest:
            continue
        yield hit


def _shared(tree: Tree, found: list[Counted]) -> list[Counted]:
    """ "At least seven Norlandic and six Sudian soldiers": the noun and the bound are both numbers'."""
    out: list[Counted] = []
    for counted in found:
        last = out[-1] if out else None
        if last is not None and last.group is not None and last.group == counted.group:
            if share_of(tree, last, counted):
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


def _counted(tree: Tree, low: Sequence[str]) -> list[Counted]:
    """Every number that could count people or things, with its noun."""
    dated = {i for first, end, _ in time_stretches(tree) for i in range(first, end)}
    out, at = [], 0
    while at < len(low):
        number = implied(tree, low, at) or read_number(low, at) or single(tree, low, at)
        if number is None:
            at += 1
            continue
        if number.high != 0:
            number = bounded(low, number)
        at = max(at + 1, number.end)
        if not dated.intersection(range(number.first, number.end)) and not (
            label(tree, low, number) or unsaid(tree, low, number)
        ):
            counted = _with_noun(tree, low, number)
            if counted is not None:
                out.append(counted)
    return out


def _with_noun(tree: Tree, low: Sequence[str], number: Number) -> Counted | None:
    """The number with the noun it counts; None where that is no people, equipment, or bare number."""
    if tuple(low[number.end : number.end + 2]) == STRONG:
        word = tree.head(number.end + 1)
        group = word if word is not None and word > number.end + 1 else None
        return Counted(number, group if group is not None else number.core, group, number.end + 2)
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
    return Counted(number, node, group, end)


def _believable(tree: Tree, counted: Counted, reading: Reading) -> bool:
    """No count of one for what a vague "a" says of others' fate; nothing but people killed or hurt."""
    group, lemma = counted.group, tree.lemma(counted.group) if counted.group is not None else ""
    if tree.tokens[counted.number.core].text.casefold() in ("a", "an", "another"):
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
    sentence: Sentence,
    tree: Tree,
    low: Sequence[str],
    counted: Counted,
    reading: Reading,
    before: list[CountHit],
    text: str | None,
) -> CountHit:
    number, group, end = counted.number, counted.group, counted.end
    if group is None and reading.word == end and tree.tokens[end].upos in ("ADJ", "NOUN"):
        end += 1
    mention = said(sentence, number.first, end, text)
    whole = whole_of(tree, low, counted, reading, before)
    method = (PART if whole else WAS) if reading.part else "en.values.count.number/1"
    least, most, vague = _bounds(tree, counted, reading, said(sentence, number.first, number.end, text).text)
    owner = owner_of(tree, reading.word, counted.node, number)
    if reading.kind == "lost_equipment":
        status = None if group is None or tree.lemma(group) in words("en", "people")["civil_gear"] else "military"
    else:
        status = status_of(tree, group, counted.end, [h.count.status for h in before[-1:]])
    if reading.part and status is None:
        status = before[-1].count.status if before else None
    count = Count(
        mention,
        reading.kind,
        Evidence(method, reading.score, mention.span),
        least,
        most,
        vague,
        status,
        None,
        cumulative(tree, reading.word, counted.node),
        said(sentence, *owner, text) if owner else None,
        whole,
        died_of_wounds(tree, reading, counted),
        reading.joint,
    )
    return CountHit(count, counted.node, reading.word, group, counted.end)


def _bounds(tree: Tree, counted: Counted, reading: Reading, words: str) -> tuple[int | None, int | None, str | None]:
    """Low, high and vague words: of a joint number each kind has at most the whole; "at least" bounds neither."""
    low, high, vague = counted.number.low, counted.number.high, counted.number.vague
    if low is not None and low == high and exceeded(tree, counted.node):
        low, high = low + 1, None
    if not reading.joint or vague is not None or high == 0:
        return low, high, vague
    return (None, high, None) if high is not None else (None, None, words)
