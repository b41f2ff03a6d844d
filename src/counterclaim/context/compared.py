"""Comparisons with what went before: "the deadliest since 2020", "the first such strike since the truce", "the worst in years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.codebook import family_of
from counterclaim.context.scene import Scene, evidence
from counterclaim.context.words import cases, is_in, listed, low
from counterclaim.phrases import words_of
from counterclaim.records import Comparison, ContextRecord, Evidence, Found, Mention, TimeSpan, content_id
from counterclaim.syntax import Tree
from counterclaim.timex import Timex

_SCALES = ("deaths", "size", "severity", "intensity", "number")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365}
#: "In years", "for decades": no number, and still a stretch that can be asked about.
_VAGUE = frozenset({"years", "months", "decades", "weeks", "generations", "memory", "decade", "generation", "days"})
#: How far after the ranking word its stretch may open, in words.
REACH = 30


@dataclass(frozen=True, slots=True)
class _Rank:
    """The ranking word, the noun it ranks (None: none is named), its form and scale."""

    at: int
    noun: int | None
    form: str
    scale: str


def compared(scene: Scene, things: Sequence[ContextRecord]) -> Iterator[ContextRecord]:
    """The comparisons of a sentence. `things` are the document's other records, from which a stretch may be measured."""
    for rank in _ranks(scene.tree):
        anchor = _anchor(scene, rank)
        if anchor is not None and _of_conflict(scene, rank):
            yield _record(scene, rank, anchor, things)


def _ranks(tree: Tree) -> Iterator[_Rank]:
    for i, token in enumerate(tree.tokens):
        if not is_in(tree, i, *_SCALES) and tree.low[i] not in ("first", "any"):
            continue
        scale = next((name for name in _SCALES if is_in(tree, i, name)), None)
        most = i > 0 and low(tree, i - 1) == "most" and token.upos == "ADJ"
        if scale and (token.xpos == "JJS" or most or low(tree, i) in listed("deaths")):
            if low(tree, i) == "most" and not _counts_most(tree, i):
                continue
            noun = _ranked(tree, i)
            yield _Rank(i - 1 if most else i, noun, "one-of" if _one_of(tree, i, noun) else "superlative", scale)
        elif low(tree, i) == "first" and (noun := _ranked(tree, i)) is not None:
            yield _Rank(i, None if tree.lemma(noun) == "time" else noun, "first", "occurrence")
        elif low(tree, i) == "any" and (than := _than_any(tree, i)) is not None:
            yield _Rank(than, None, "superlative", "number")


def _counts_most(tree: Tree, i: int) -> bool:
    """ "The most deaths since": a number; not "most of the town"."""
    head = tree.head(i)
    return head is not None and head > i and any(low(tree, c) == "the" for c in tree.kids(head, "det"))


def _ranked(tree: Tree, i: int) -> int | None:
    """The noun that a ranking word goes with: "the deadliest clash", "the deadliest such incident"."""
    head = tree.head(i)
    if head is not None and head > i and tree.rel(i) in ("amod", "compound", "nummod", "advmod") and _noun(tree, head):
        return head
    if head is not None and head > i and tree.rel(i) in ("amod", "obl", "advmod") and tree.head(head) is not None:
        above = tree.head(head)
        if above is not None and above > head and tree.rel(head) in ("amod", "compound") and _noun(tree, above):
            return above  # "highest ranking officer"
    return None


def _noun(tree: Tree, i: int) -> bool:
    return tree.tokens[i].upos in ("NOUN", "PROPN")


def _one_of(tree: Tree, i: int, noun: int | None) -> bool:
    top = i if noun is None else noun
    head = tree.head(top)
    return (head is not None and low(tree, head) in ("one", "among") and "of" in cases(tree, top)) or "among" in cases(
        tree, top
    )


def _than_any(tree: Tree, i: int) -> int | None:
    """The word "more" or "higher" of "more … than at any time since"."""
    near = [low(tree, w) for w in range(i + 1, min(i + 4, len(tree.tokens)))]
    than = next((w for w in range(i - 1, max(-1, i - 5), -1) if low(tree, w) == "than"), None)
    if than is None or not set(near) & {"time", "point", "period", "stage", "moment", "day", "month", "year"}:
        return None
    return next((w for w in range(than - 1, max(-1, than - 25), -1) if tree.tokens[w].xpos in ("JJR", "RBR")), None)


def _anchor(scene: Scene, rank: _Rank) -> list[int] | None:
    """The words that say how far back the comparison reaches; None where nothing does: then it cannot be checked."""
    tree = scene.tree
    last = min(len(tree.tokens), rank.at + REACH)
    for i in range(rank.at + 1, last):
        if tree.tokens[i].text in (";", "–", "—"):
            return None
        if (
            low(tree, i) == "since"
            and (head := tree.head(i)) is not None
            and tree.rel(i) in ("case", "mark")
            and head > i
        ):
            return _phrase(tree, i, head)
        if low(tree, i) == "since" and tree.rel(i) == "advmod" and i > rank.at:
            continue
    return _length_after(scene, rank, last) or _ever(tree, rank, last)


def _phrase(tree: Tree, first: int, head: int) -> list[int]:
    """The phrase or clause from "since" on, without relative clauses and what stands after a comma."""
    out = [first]
    under = tree.under(head)
    for i in range(first + 1, min(first + 20, len(tree.tokens))):
        outside = i not in under or tree.tokens[i].text in (",", ";", ":", "(", ")", ".", "”", '"')
        if outside or (low(tree, i) in ("which", "that", "who", "when") and i > first + 1):
            break
        out.append(i)
    after = out[-1] + 1
    if after < len(tree.tokens) and is_in(tree, after, "begins") and not is_in(tree, head, "begins"):
        out += [i for i in range(after, after + 3) if i < len(tree.tokens) and (i == after or i in tree.under(after))]
    while len(out) > 1 and tree.tokens[out[-1]].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ", "AUX"):
        out.pop()
    return out


def _length_after(scene: Scene, rank: _Rank, last: int) -> list[int] | None:
    """ "In nearly two years", "in years", "in more than a decade", "in recent memory"."""
    tree = scene.tree
    for i in range(rank.at + 1, last - 1):
        if low(tree, i) not in ("in", "for") or tree.rel(i) != "case":
            continue
        words = list(range(i, min(i + 6, last)))
        for end, w in enumerate(words[1:], 2):
            if low(tree, w) in _VAGUE or low(tree, w) in ("year", "month", "week"):
                text = [low(tree, x) for x in words[:end]]
                plain = (
                    not set(text[1:-1]) & {"the", "this", "that", "these", "those", "its", "his"} or "living" in text
                )
                return words[:end] if plain and _back(text) else None
            if tree.tokens[w].upos not in ("ADV", "ADJ", "NUM", "DET", "ADP", "SCONJ") and low(tree, w) != "than":
                break
    return None


def _back(text: Sequence[str]) -> bool:
    """ "In years", "in two years"; not "in recent days", which asks about nothing."""
    return text[-1] != "days" or any(word.isdigit() for word in text)


def _ever(tree: Tree, rank: _Rank, last: int) -> list[int] | None:
    """ "Ever", "on record", "of the war", "so far this year"."""
    for i in range(rank.at + 1, last):
        if low(tree, i) in listed("ever"):
            begin = i
            while begin > rank.at + 1 and tree.tokens[begin - 1].upos in ("ADP", "DET", "ADJ", "PRON", "PART", "PROPN"):
                begin -= 1
            return list(range(begin, i + 1)) if low(tree, i) in ("ever", "yet") or begin < i else None
        noun = rank.noun if rank.noun is not None else rank.at
        if low(tree, i) == "of" and tree.head(i) is not None and tree.head(tree.head(i) or 0) == noun and i > noun:
            head = tree.head(i) or 0
            if is_in(tree, head, "war") or low(tree, head) in ("year", "month", "decade", "century"):
                return list(range(i, head + 1))
        if (
            low(tree, i) == "this"
            and i + 1 < last
            and low(tree, i + 1) in ("year", "month", "decade", "century")
            and rank.form != "first"
        ):
            return [i, i + 1]
    return None


def _of_conflict(scene: Scene, rank: _Rank) -> bool:
    """True where what is ranked is an act, a toll or a person of the conflict."""
    violent = [c for c in scene.claims if family_of(c.event.type) not in ("other", "aid")]
    if rank.noun is None:
        return bool(violent)
    if is_in(scene.tree, rank.noun, "vaguely"):
        return bool(violent) or rank.scale in ("deaths",)
    return is_in(scene.tree, rank.noun, "compared") or any(c in violent for c in scene.on(rank.noun))


def _record(scene: Scene, rank: _Rank, anchor: list[int], things: Sequence[ContextRecord]) -> ContextRecord:
    tree, doc = scene.tree, scene.article.doc
    words = scene.mention(anchor)
    subject = _subject(scene, rank)
    rank_words = scene.mention(_rank_words(tree, rank))
    start = min(rank_words.start, subject.start if subject else rank_words.start)
    end = max(words.end, rank_words.end, subject.end if subject else 0)
    said = Mention(start, end, scene.text[start:end])
    event = next((t for t in things if any(words.contains(m) or words.overlaps(m) for m in t.mentions)), None)
    why = evidence(f"compared.{rank.form}", 0.8, rank_words.span)
    claims = _claims(scene, rank)
    comparison = Comparison(
        rank.form,
        rank_words,
        Found(rank.scale, why),
        words,
        subject,
        _stretch(scene, words, event),
        event.id if event else None,
    )
    record_id = content_id("x", doc.id, "comparison", rank_words.start)
    return ContextRecord(
        record_id, doc.id, "comparison", said, scene.sentence.span, why,
        name=Found(_name(scene, said), why), mentions=(said,), claims=claims, frame="new", setting=scene.article.setting,
        comparison=comparison,
    )  # fmt: skip


def _rank_words(tree: Tree, rank: _Rank) -> list[int]:
    """ "The deadliest", "one of the worst", "first time"."""
    last = rank.at
    if last + 1 < len(tree.tokens) and low(tree, last) == "most" and tree.tokens[last + 1].upos == "ADJ":
        last += 1
    if rank.form == "first" and rank.noun is None and low(tree, min(last + 1, len(tree.tokens) - 1)) == "time":
        last += 1
    return list(range(rank.at, last + 1))


def _subject(scene: Scene, rank: _Rank) -> Mention | None:
    """What is ranked, without the ranking word itself."""
    if rank.noun is None:
        return None
    words = [
        i
        for i in words_of(scene.tree, rank.noun)
        if i > rank.at and (i > rank.at + 1 or low(scene.tree, rank.at) != "most")
    ]
    words = [i for i in words if i <= rank.noun] or [rank.noun]
    while len(words) > 1 and (scene.tree.tokens[words[0]].text in ("-", "‑") or is_in(scene.tree, words[0], "ever")):
        words.pop(0)
    return scene.mention(words)


def _claims(scene: Scene, rank: _Rank) -> tuple[str, ...]:
    """The claims of what is ranked: of the noun itself, else of the clause that holds it."""
    tree = scene.tree
    own = scene.on(rank.noun) if rank.noun is not None else ()
    if not own:
        path = [rank.at, *tree.up(rank.at)]
        own = next((found for w in path if (found := scene.on(w))), ())
    return tuple(c.id for c in own)


def _name(scene: Scene, said: Mention) -> str:
    return " ".join(said.text.split())


def _stretch(scene: Scene, words: Mention, event: ContextRecord | None) -> TimeSpan | None:
    """From the day the words name up to publication: "since 2020", "in nearly two years", "since the war of 2020"."""
    published = scene.article.published
    last = published[:10] if published else None
    inside = [d.timex for d in scene.times if words.start <= d.timex.start and d.timex.end <= words.end]
    dated = next((t for t in inside if t.kind in ("DATE", "TIME") and t.earliest is not None), None)
    why = evidence("compared.stretch", 0.8, words.span)
    if dated is not None and dated.earliest is not None:
        first = scene.time(Mention(dated.start, dated.end, scene.text[dated.start : dated.end]), "compared.since")
        begin = first.earliest[:10] if first.earliest else dated.earliest.date().isoformat()
        return TimeSpan(words, why, begin, last, first.precision, value=f"{begin}/{last or '..'}")
    if event is not None:
        known = event.end or event.time or event.start
        if known is not None and known.earliest:
            begin = known.earliest[:10]
            return TimeSpan(
                words, replace(why, score=0.7), begin, last, known.precision, value=f"{begin}/{last or '..'}"
            )
    return _counted_back(inside, words, last, why)


def _counted_back(inside: Sequence[Timex], words: Mention, last: str | None, why: Evidence) -> TimeSpan | None:
    """ "In two years": so long before publication. Lengths without a number ("in years") open no stretch."""
    lengths = (_LENGTH.fullmatch(one.value or "") for one in inside if one.kind == "DURATION")
    length = next((match for match in lengths if match), None)
    if length is None or last is None:
        return None
    try:
        begin = date.fromisoformat(last) - timedelta(days=int(length[1]) * _UNITS[length[2]])
    except (ValueError, OverflowError):
        return None
    precision = {"D": "day", "W": "week", "M": "month", "Y": "year"}[length[2]]
    return TimeSpan(words, why, begin.isoformat(), last, precision, value=f"{begin.isoformat()}/{last}")
