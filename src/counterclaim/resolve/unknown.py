"""Armed groups that no table knows: the text itself calls them a group, so they get a slug of their name.

A name counts where it holds a word that only bands of fighters bear ("Black Falcons Liberation Front", "Desert Hawks
Militia"), or where the text introduces it as a group ("the armed group Sons of Thunder"). Units of an army, parties and
companies bear other words; a name in a headline in capitals is left alone, since there everything looks like a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.codebook.parties import parties
from counterclaim.codebook.party_words import PARTICLES, Word
from counterclaim.resolve.hits import Hit
from counterclaim.resolve.wordlists import words as word_list

#: A name has at most so many words.
_LONGEST = 7
#: A line whose words are capitals in this share is a headline in capitals.
_TITLE_SHARE = 0.7
_INNER = PARTICLES - {"and", "in", "at", "a", "an", "i", "e", "as"}
_INTRODUCED = frozenset({"called", "named", "itself", "known", "as", "the", "calling"})


def unknown_groups(text: str, tokens: Sequence[Word], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Every place where a group that no table knows is named, by its name or by the letters set behind it."""
    taken = {at for hit in hits if hit.role != "demonym" and not hit.outside for at in range(hit.first, hit.end)}
    names: dict[tuple[str, ...], str] = {}
    for first, end in _names(text, tokens, taken):
        folded = tuple(word.folded for word in tokens[first:end])
        slug = "-".join(folded)
        if slug in parties():
            continue
        names[folded] = slug
        if letters := _letters(text, tokens, end, folded):
            names.setdefault((letters,), slug)
    return tuple(_found(tokens, names, taken)) if names else ()


def _names(text: str, tokens: Sequence[Word], taken: set[int]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        if not tokens[at].capital or tokens[at].folded == "the":
            at += 1
            continue
        end = _run(text, tokens, at)
        at = _past_people(tokens, at, end)
        if not taken.intersection(range(at, end)) and _is_band(text, tokens, at, end):
            yield at, end
        at = end


def _past_people(tokens: Sequence[Word], first: int, end: int) -> int:
    """Where the name begins in "Fighters of the Black Falcons Front"."""
    linked = first + 2 < end and tokens[first + 1].folded in ("of", "from", "for")
    if linked and any(tokens[first].folded in word_list(name) for name in ("rebels", "soldiers", "relational")):
        return first + (3 if tokens[first + 2].folded == "the" else 2)
    return first


def _run(text: str, tokens: Sequence[Word], first: int) -> int:
    """The end of the run of capitalised words from `first` on, particles between them included."""
    last = at = first
    while at < len(tokens) and at - first < _LONGEST:
        if at > first and text[tokens[at - 1].end : tokens[at].start].strip("'’s") not in (" ", "-"):
            break
        if tokens[at].capital:
            last = at
        elif tokens[at].folded not in _INNER:
            break
        at += 1
    return last + 1


def _is_band(text: str, tokens: Sequence[Word], first: int, end: int) -> bool:
    folded = [word.folded for word in tokens[first:end]]
    own = [word for word in folded if word not in word_list("plain_names") and word not in PARTICLES]
    if not own or set(folded) & word_list("calendar") or _headline(text, tokens, first):
        return False
    if set(folded[1:]) & word_list("bands") or (folded[0] in word_list("bands") and folded[1:2] == ["of"]):
        return True
    if end - first > 2 and folded[-1] == "militia":
        return True
    if end - first > 2 and set(folded) & word_list("risen") and set(folded) & word_list("hosts"):
        return True
    return end - first > 1 and _introduced(text, tokens, first)


def _introduced(text: str, tokens: Sequence[Word], first: int) -> bool:
    """ "The armed group X", "a militia calling itself X", "a faction known as the X"."""
    at, named = first - 1, False
    while at >= 0 and first - at <= 4 and tokens[at].folded in _INTRODUCED:
        named = named or tokens[at].folded != "the"
        at -= 1
    if at < 0 or tokens[at].capital or text[tokens[at].end : tokens[at + 1].start] not in (" ", ", "):
        return False
    if text[tokens[first - 1].end : tokens[first].start] != " " or (not named and at < first - 1):
        return False
    word = tokens[at].folded
    if word in word_list("warbands"):
        return True
    return word in word_list("companies") and at > 0 and tokens[at - 1].folded in word_list("armed")


def _headline(text: str, tokens: Sequence[Word], at: int) -> bool:
    """True for a line without a full stop at its end in which nearly all longer words begin with a capital."""
    start = text.rfind("\n", 0, tokens[at].start) + 1
    stop = text.find("\n", tokens[at].start)
    stop = len(text) if stop < 0 else stop
    if text[max(start, stop - 3) : stop].rstrip("\"'”’ ").endswith((".", "!", "?")):
        return False
    low = high = at
    while low > 0 and tokens[low - 1].start >= start and at - low < 30:
        low -= 1
    while high < len(tokens) and tokens[high].start < stop and high - at < 30:
        high += 1
    long = [word for word in tokens[low:high] if len(word.text) > 3]
    return len(long) > 4 and sum(word.capital for word in long) >= _TITLE_SHARE * len(long)


def _letters(text: str, tokens: Sequence[Word], end: int, folded: Sequence[str]) -> str | None:
    """The letters in brackets behind a name, where they begin like it: "Black Falcons Front (BFF)"."""
    if end >= len(tokens) or "(" not in text[tokens[end - 1].end : tokens[end].start]:
        return None
    word = tokens[end]
    short = word.text.isupper() and 2 <= len(word.text) <= 8 and text[word.end : word.end + 1] == ")"
    return word.folded if short and word.folded[0] in {name[0] for name in folded} else None


def _found(tokens: Sequence[Word], names: dict[tuple[str, ...], str], taken: set[int]) -> Iterator[Hit]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in ordered:
        by_first.setdefault(name[0], []).append(name)
    at = 0
    while at < len(tokens):
        fitting = [name for name in by_first.get(tokens[at].folded, ()) if _here(tokens, at, name, taken)]
        if not fitting:
            at += 1
            continue
        end = at + len(fitting[0])
        yield Hit(at, end, names[fitting[0]], "name", tokens[end - 1].possessive)
        at = end


def _here(tokens: Sequence[Word], at: int, name: tuple[str, ...], taken: set[int]) -> bool:
    stretch = tokens[at : at + len(name)]
    return (
        stretch[0].capital
        and tuple(word.folded for word in stretch) == name
        and not taken.intersection(range(at, at + len(name)))
        and (len(name) > 1 or stretch[0].text.isupper())
    )
