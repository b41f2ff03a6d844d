"""Times as said: dates, clock readings, parts of the day, spans of days, and what is measured from another event.

The words "on", "in", "at" before a time are left out of it, the words that change it ("since", "within", "late on") kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extract.values.clock import Parts
from counterclaim.extract.values.spans import head_of, said, word_count
from counterclaim.lang.wordlists import words
from counterclaim.records import Mention, Sentence, Token
from counterclaim.remembered import remembered
from counterclaim.syntax import Tree, tree_of

#: The longest an event may be that a time is measured from ("hours after the armistice had begun"), in words.
_LONG = 10
_PAIRS = (("more", "than"), ("less", "than"), ("at", "least"), ("up", "to"))
#: A dateline ends within this many words.
_DATELINE = 9


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time, the index of its head word, and that of the preposition before or at its beginning."""

    mention: Mention
    head: int
    prep: int | None


def find_times(sentence: Sentence, text: str | None = None) -> tuple[TimeHit, ...]:
    """The times of a sentence in text order, none overlapping. `text` is the document's, for exact words."""
    tree = tree_of(sentence.tokens)
    return tuple(_hit(sentence, tree.low, *row, text) for row in time_stretches(tree))


@remembered(64)  # times, counts and the audit ask for those of one sentence in turn
def time_stretches(tree: Tree) -> tuple[tuple[int, int, int], ...]:
    """The first word, the end, and the first word of the core of every time."""
    low, parts = tree.low, Parts(tree.tokens, tree.low)
    out: list[tuple[int, int, int]] = []
    at = 0
    while at < len(low):
        found = _time_at(tree, parts, at)
        if found is None:
            at += 1
            continue
        core, end = found
        first = _opened(low, core, at_least=out[-1][1] if out else 0)
        if not _dateline(low, first, end):
            out.append((first, end, core))
        at = end
    return tuple(out)


def _hit(sentence: Sentence, low: Sequence[str], first: int, end: int, core: int, text: str | None) -> TimeHit:
    tokens = sentence.tokens
    outside = words("en", "times")["outside"]
    prep = (
        first - 1 if first and low[first - 1] in outside else first if tokens[first].upos in ("ADP", "SCONJ") else None
    )
    return TimeHit(said(sentence, first, end, text), _head(tokens, core, end), prep)


def _head(tokens: Sequence[Token], core: int, end: int) -> int:
    """The head word of a time: the day of "late on Monday", not "late"."""
    outward = [i for i in range(core, end) if not core <= tokens[i].head < end]
    named = [i for i in outward if tokens[i].upos in ("NOUN", "PROPN", "NUM")]
    return named[0] if named else head_of(tokens, core, end)


def _time_at(tree: Tree, parts: Parts, at: int) -> tuple[int, int] | None:
    """A time whose core begins at `at`: the core and where it ends."""
    end = _measured(tree, parts, at) or _edge(tree, parts, at) or parts.at(at)
    if end is None:
        end = _since(tree, parts, at) or _lasting(tree, parts, at)
        return (at, end) if end is not None else None
    return at, _further(parts, end)


def _further(parts: Parts, end: int) -> int:
    """Past what goes on with the same time: "… on Tuesday", "… (0600 GMT)", "… and early on Tuesday", "… of this year"."""
    low = parts.low
    while end < len(low):
        at = end
        if low[at] in ("and", "or") and at + 1 < len(low) and low[at + 1] in ("early", "late"):
            joined_end = parts.at(at + 1)
            if joined_end is not None:
                end = joined_end
                continue
        if low[at] == "(":
            close = next((i for i in range(at + 1, min(at + 9, len(low))) if low[i] == ")"), None)
            if close is None or parts.at(at + 1) is None:
                return end
            end = close + 1
            continue
        if low[at] in ("and", "or", ",") and at + 1 < len(low) and low[at + 1] in ("early", "late") and low[at] != ",":
            at += 2
        if at < len(low) and low[at] in ("on", "of", "at", "in", "to", ",", "from", "and", "until", "-", "–"):
            joined = low[at]
            at += 1
            after = parts.at(at) if at < len(low) else None
            if after is None or not _continues(low, joined, end, at):
                return end
        else:
            after = parts.at(at) if at < len(low) else None
            if after is None:
                return end
        end = after
    return end


def _continues(low: Sequence[str], joined: str, end: int, at: int) -> bool:
    """Whether a second time after this joining word is the same one's."""
    if joined == ",":
        return low[at][:1].isdigit()
    if joined == "and":
        return any(word == "between" for word in low[max(0, end - 6) : end]) or low[end] != "and"
    if joined == "in":
        return low[at].isdigit() or low[at] in ("the", "early", "late")
    return True


def _opened(low: Sequence[str], core: int, at_least: int) -> int:
    """Where the words that belong to a time begin: "late on", "shortly after", "since", "more than"."""
    table = words("en", "times")
    first = core
    while first > at_least:
        two = tuple(low[max(first - 2, 0) : first])
        if first - 2 >= at_least and (two in _PAIRS or (two[-1] in ("on", "in", "the") and two[0] in table["openers"])):
            first -= 2
        elif low[first - 1] in table["openers"]:
            first -= 1
        else:
            break
    while first < core and low[first] in table["outside"] and not _kept(low, first, core):
        first += 1
    if first and low[first] in ("daylight", "broad") and low[first - 1] == "in":
        first -= 1
    return first


def _kept(low: Sequence[str], first: int, core: int) -> bool:
    """ "For six weeks", "from May to July": without the preposition the words would mean something else."""
    table = words("en", "times")
    if low[first] == "for":
        return not (
            low[core] in table["weekdays"]
            or low[core] in table["months"]
            or (low[core][:1].isdigit() and ":" in low[core])
        )
    return low[first] == "from" and "to" in low[first : first + 6]


def _measured(tree: Tree, parts: Parts, at: int) -> int | None:
    """ "Minutes after midnight", "two hours after the armistice had begun", "hours before the announcement"."""
    low = parts.low
    tokens = tree.tokens
    end = parts.length(at)
    if end is None or end >= len(low) or low[end] not in ("after", "before", "past", "into") or end + 1 >= len(low):
        return None
    part = parts.at(end + 1)
    if part is not None:
        return part
    head = tree.head(end)
    if head is None or head < end:
        return end + 1
    last = max(i for i in tree.under(head) if i >= end)
    another = next((i for i in range(head + 1, last + 1) if tree.rel(i) == "nsubj" and tree.head(i) != head), None)
    if another is not None and tree.verbal(head):
        last = another - 1
    while word_count(tokens, end + 1, last + 1) > _LONG:
        last -= 1
    return last if tokens[last].upos == "PUNCT" else last + 1


def _since(tree: Tree, parts: Parts, at: int) -> int | None:
    """ "Since the start of the war", "since then", and "since" alone."""
    low = parts.low
    if low[at] not in ("since", "by") or at + 1 > len(low):
        return None
    if at + 1 < len(low) and low[at + 1] in ("then", "now"):
        return at + 2
    if low[at] == "by":
        return None
    if tree.rel(at) == "advmod" and not tree.kids(at, "obl", "nmod"):
        return at + 1
    head = tree.head(at)
    if tree.rel(at) != "case" or head is None or head < at or tree.tokens[head].name != "O":
        return None
    end = _noun_phrase_end(tree, head)
    dated = any(parts.at(i) is not None for i in range(at + 1, min(end + 2, len(low))))
    # "Since the war of 2020" dates the war as well as what came after it: the year stands alone.
    return None if dated and tree.lemma(head) not in words("en", "times")["ends"] else end


def _noun_phrase_end(tree: Tree, head: int) -> int:
    """Past a noun and its "of" phrases, no farther than `_LONG` words."""
    end = head + 1
    for _ in range(3):
        of = [
            c
            for c in tree.children[end - 1]
            if c >= end
            and tree.rel(c) == "nmod"
            and word_count(tree.tokens, end, c) < _LONG
            and {tree.lemma(k) for k in tree.kids(c, "case")} & {"of", "in"}
        ]
        if not of:
            break
        end = of[0] + 1
    return end


def _lasting(tree: Tree, parts: Parts, at: int) -> int | None:
    """A length of time that dates or measures a verb: "for six weeks", "within minutes", "lasted two days"."""
    tokens, low, end = tree.tokens, parts.low, parts.length(at)
    if end is None:
        return None
    if at > 0 and low[at - 1] == "to":
        return None
    opened = at > 0 and low[at - 1] in words("en", "times")["lengths"]
    rel = tokens[end - 1].deprel
    if not opened and tree.rel(end - 1) not in ("obl", "advmod") and rel not in ("nmod:unmarked", "obl:unmarked"):
        return None
    if tree.rel(end - 1) in ("nsubj", "compound", "amod", "nummod") or (end < len(low) and low[end] in ("-", "old")):
        return None
    return end + 1 if end < len(low) and low[end] == "time" else end


def _edge(tree: Tree, parts: Parts, at: int) -> int | None:
    """ "The end of this year", "earlier in the day", "earlier this month", "almost at once"."""
    low = parts.low
    noun = at + 1 if low[at] == "the" and at + 1 < len(low) else at
    noun = noun + 1 if low[noun] in ("early", "late") and noun + 1 < len(low) else noun
    if noun + 2 < len(low) and low[noun + 1] == "of":
        table = words("en", "times")
        if low[noun] in table["ends"] or low[noun] in table["parts"] or low[noun] == "hours":
            return parts.at(noun + 2)
    if (
        low[at] in ("earlier", "later")
        and tuple(low[at + 1 : at + 3]) == ("in", "the")
        and at + 3 < len(low)
        and (low[at + 3] in words("en", "times")["units"])
    ):
        return at + 4
    if tuple(low[at : at + 2]) == ("at", "once"):
        return at + 2
    return None


def _dateline(low: Sequence[str], first: int, end: int) -> bool:
    """The date of a dateline ("EASTPORT, Sept 13 (Agency) -") tells when the text was written."""
    if not 0 < first < _DATELINE or end >= len(low) or low[first - 1] not in (",", "-", "–", ")", "/"):
        return False
    return low[end] in ("(", "-", "–", "—") or (
        low[end] == "," and any(w in ("-", "–", "—", ".") for w in low[end + 1 : end + 5])
    )
