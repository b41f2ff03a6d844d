"""A speaker at a sentence's end whom no comma parts from what is said: "… in the city of Rovna local media reported on Monday".

Text that has lost its commas is read on into the speaker, who then is "Rovna local media", or one of those who were hit ("12 militants near
Rovna media reported"). A comma is put where the speaker begins, the sentence is read again, and the comma is left out of what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING

from counterclaim.lang.wordlists import words as listed

if TYPE_CHECKING:
    from counterclaim.model import Analysis

#: Words after the verb (when, where, to whom it was said), and words of a speaker, at most.
_REST, _LONG = 9, 12
#: Sentences of more words are left as they are: lists that have lost their commas fall apart when read again.
_LONGEST = 45
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HAS = frozenset(("has", "have", "had"))
_MARKS = frozenset(',;:"“”()') | {"--", "—", "–", "``", "''"}
_NOMINAL = frozenset(("NOUN", "PROPN"))


def parted(words: Sequence[str], whole: Analysis, analyze: Callable[[Sequence[str]], Analysis]) -> Analysis:
    """The analysis of a sentence: `whole`, or that of its words with a comma before a closing speaker whom `whole` has tied to what he
    says. `analyze` reads some words."""
    found = _speaker(words, whole) if len(words) <= _LONGEST else None
    if found is None:
        return whole
    start, verb = found
    again = analyze([*words[:start], ",", *words[start:]])
    if start not in again.heads and (who := _subject(again, verb + 1, start)) is not None:
        return _gathered(_without(again, start), start, verb, who - 1)
    told, said = analyze([*words[:start], "."]), analyze(words[start:])
    who = _subject(said, verb - start, 0)
    if start in told.heads or who is None:
        return whole
    told = _without(told, start)
    top, joined = told.heads.index(-1), type(whole).joined((told, said), main=1)
    return _gathered(_hung(joined, {top: (verb, "ccomp")}), start, verb, start + who)


def _subject(a: Analysis, verb: int, start: int) -> int | None:
    """The verb's subject in the stretch from `start`, before or behind it."""
    pairs = enumerate(zip(a.heads, a.deprels, strict=True))
    return next((i for i, (head, rel) in pairs if head == verb and rel.startswith("nsubj") and i >= start), None)


def _gathered(a: Analysis, start: int, verb: int, who: int) -> Analysis:
    """All words of a speaker before the verb hang together: "the Observatory for Human Rights monitoring group"."""
    inside = range(start, verb)
    stray = [i for i in inside if a.heads[i] not in inside and i != who and a.upos[i] not in ("AUX", "ADV")]
    return _hung(a, dict.fromkeys(stray, (who, "nmod"))) if who in inside else a


def _hung(a: Analysis, moves: Mapping[int, tuple[int, str]]) -> Analysis:
    """The analysis with some words hung elsewhere: word → its new head and relation."""
    heads = tuple(moves[i][0] if i in moves else head for i, head in enumerate(a.heads))
    return replace(a, heads=heads, deprels=tuple(moves[i][1] if i in moves else rel for i, rel in enumerate(a.deprels)))


def _without(a: Analysis, at: int) -> Analysis:
    """The analysis without the word `at`, on which none hangs."""
    rows = {f.name: tuple(v for i, v in enumerate(getattr(a, f.name)) if i != at) for f in fields(a)}
    rows["heads"] = tuple(head - (head > at) for head in rows["heads"])
    return type(a)(**rows)


def _speaker(words: Sequence[str], a: Analysis) -> tuple[int, int] | None:
    """Where a comma is missing, and the verb of saying: before the speaker, or before a verb whose speaker follows."""
    last = len(words)
    while last and not words[last - 1][:1].isalnum():
        last -= 1
    for verb in range(last - 1, max(last - _REST - _LONG, 3), -1):
        if words[verb] in _lists()["verbs"] and (
            a.xpos[verb] in _FINITE or (a.xpos[verb] == "VBN" and words[verb - 1] in _HAS)
        ):
            start = verb if _follows(words, a, verb, last) else _first(words, a, verb, last)
            return None if start is None or not _told(words, a, start) else (start, verb)
    return None


def _told(words: Sequence[str], a: Analysis, start: int) -> bool:
    """A clause stands before the speaker, and no mark between them."""
    return (
        words[start - 1][-1:].isalnum()
        and words[start - 1].casefold() not in _lists()["clauses"]
        and any(x in _FINITE for x in a.xpos[:start])
    )


def _follows(words: Sequence[str], a: Analysis, verb: int, last: int) -> bool:
    """ "… in the north said the Observatory": nothing but a speaker after the verb."""
    after = range(verb + 1, last)
    if words[verb] not in _lists()["verbs_before"] or not 0 < len(after) <= _LONG or _clause(words, a, after):
        return False
    end = next((i for i in after if a.upos[i] in ("ADP", "VERB", "PRON")), last)
    named = any(a.names[i].endswith("PER") for i in range(verb + 1, end))
    return named or (end > verb + 1 and _speaks(words, a, end - 1))


def _first(words: Sequence[str], a: Analysis, verb: int, last: int) -> int | None:
    """The first word of the speaker before the verb, None where nobody who can speak stands there or something said follows it."""
    after = range(verb + 1, last)
    if len(after) > _REST or (_clause(words, a, after) and a.xpos[verb + 1] != "VBG"):
        return None
    told = words[verb] in _lists()["to_hearers"]
    if (told and not after) or (after and not told and not _when(words, a, verb + 1)):
        return None
    end = verb
    while end > 1 and a.upos[end - 1] in ("AUX", "ADV"):
        end -= 1
    start = end - 1
    if a.upos[start] not in _NOMINAL:
        return None
    while start > max(0, end - _LONG) and not _begins(words, a, start):
        start -= 1
    if a.upos[start - 1] == "VERB" and (wider := _monitors(words, a, start)) is not None:
        return wider
    if not _speaks(words, a, end - 1):
        return None
    while start > 3 and _described(words, a, start):
        start = _name(a, start - 1)
    return start if start > 3 and a.upos[start - 1] not in ("PRON", "SCONJ", "ADP") else None


def _described(words: Sequence[str], a: Analysis, start: int) -> bool:
    """A name stands before: "the Observatory [a monitoring group] said", "Abu Omar [an activist] told the agency"."""
    kind = a.names[start - 1]
    return kind.endswith("PER") or (kind.endswith("ORG") and words[start] in ("a", "an"))


def _name(a: Analysis, last: int) -> int:
    """The first word of the name that ends here, an article before it included."""
    while last > 1 and a.names[last].startswith("I-"):
        last -= 1
    return last - (a.upos[last - 1] == "DET")


def _clause(words: Sequence[str], a: Analysis, stretch: range) -> bool:
    return any(a.xpos[i] in _FINITE or words[i] in _MARKS for i in stretch)


def _when(words: Sequence[str], a: Analysis, word: int) -> bool:
    return a.upos[word] in ("ADP", "ADV") or a.xpos[word] == "VBG" or words[word].casefold() in _lists()["times"]


def _begins(words: Sequence[str], a: Analysis, i: int) -> bool:
    """True for a word with which a speaker begins: an article, or what cannot go on with the word before it."""
    before, tied = i - 1, _lists()["inner"]
    if words[before] in tied or words[i] in tied or words[before].startswith("-") or a.upos[i] in ("ADP", "CCONJ"):
        return False  # "Norland's army", "a London-based monitor"
    if not words[before][:1].isalnum():
        return True
    kind = a.upos[before]
    if kind == "CCONJ":  # "rebels and a war monitor said"
        return not _speaks(words, a, before - 1)
    if a.upos[i] == "DET" or kind == "ADP":
        return not _tied(words, a, before)
    if kind in ("VERB", "AUX", "ADV", "SCONJ", "PRON"):
        return True
    if a.names[i].startswith("I-") or kind == "DET":
        return False
    if (
        kind == "NUM"
    ):  # "injured seven Governor X said", "exceeded 150 field sources said", but "the land two US officials said"
        return a.upos[before - 1] == "VERB" or (a.upos[i] == "PROPN" and not _plural(a, i))
    if words[before].casefold() in _lists()["times"]:
        return True
    if a.names[before].endswith("LOC") and a.upos[i] in ("ADJ", *_NOMINAL):
        return _placed(words, a, before)
    if kind == "NOUN" and not a.names[before].endswith("ORG"):
        plural = a.xpos[before] == "NNS" and words[before].casefold() not in _lists()["plurals"]
        named = a.names[i].startswith("B-") and not _speaks(words, a, before)  # "state news agency X"
        return plural or named or a.upos[i] == "ADJ"
    return False


def _plural(a: Analysis, i: int) -> bool:
    """The noun in which a run of nouns ends is a plural."""
    while i + 1 < len(a.upos) and a.upos[i + 1] in (*_NOMINAL, "ADJ"):
        i += 1
    return a.xpos[i] == "NNS"


def _tied(words: Sequence[str], a: Analysis, preposition: int) -> bool:
    """ "A source [at] the port", "the head [of] the Observatory"."""
    return (
        a.upos[preposition] == "ADP"
        and preposition > 0
        and a.upos[preposition - 1] in _NOMINAL
        and _speaks(words, a, preposition - 1)
    )


def _placed(words: Sequence[str], a: Analysis, last: int) -> bool:
    """A name of a place that ends at `last` and belongs to what stands before it: "in northern Norland", "the town of Rovna".

    Not in "a source at Rovna police command", where a speaker stands before.
    """
    i = last
    while i and (a.names[i].endswith("LOC") or a.upos[i] in ("ADJ", "PROPN", "CCONJ")):
        i -= 1
    return a.upos[i] == "ADP" and not _tied(words, a, i)


def _monitors(words: Sequence[str], a: Analysis, start: int) -> int | None:
    """ "An organisation that monitors [the war] said", "a group tracking [the war] said": where the organisation begins."""
    i = start - 1
    if a.xpos[i] != "VBG":
        i -= 1
        if words[i] not in ("that", "which", "who"):
            return None
    i -= 1
    if i < 1 or not _speaks(words, a, i):
        return None
    while i > 0 and a.upos[i] in (*_NOMINAL, "ADJ") and not _begins(words, a, i):
        i -= 1
    return i if i > 3 else None


def _speaks(words: Sequence[str], a: Analysis, word: int) -> bool:
    """A name of a body or a person, or a noun for who speaks."""
    return a.names[word].endswith(("ORG", "PER")) or _singular(words[word].casefold()) in _speakers()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and word not in _speakers() else word


def _lists() -> Mapping[str, frozenset[str]]:
    return listed("en", "closing")


@cache
def _speakers() -> frozenset[str]:
    """Nouns for who speaks, as lemmas."""
    lists = listed("en", "sources")
    kinds = (
        "police",
        "military",
        "official",
        "rebel",
        "igo",
        "ngo",
        "media",
        "witness",
        "medical",
        "expert",
        "politician",
        "unnamed",
    )
    return frozenset(word for name in (*kinds, "offices", "humans", "definite") for word in lists[name])
