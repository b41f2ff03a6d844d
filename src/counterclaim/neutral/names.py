"""Where names of sides and their towns stand among a sentence's words: what must not matter to a network that reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.codebook.party_forms import party_forms
from counterclaim.gazetteer import is_settled
from counterclaim.lang.capitals import ordinary

#: A town so large is known as one by its name alone.
TOWN = 5_000
#: Words of one town's name.
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the words from `start` until `end`, its main word `head`, its form, one of `party_forms.FORMS`."""

    start: int
    end: int
    head: int
    form: str


def names(words: Sequence[str]) -> tuple[Name, ...]:
    """The names of sides and of towns and regions, in text order. A town's is one that stands alone, with no capital beside it; a
    group's of several words is none where ordinary words are among them ("Free Syrian Army"): those are read as they are.

    >>> [(n.start, n.end, n.form) for n in names("Yerevan said Chad shelled Port Sudan and John Lincoln .".split())]
    [(0, 1, 'town'), (2, 3, 'name'), (4, 6, 'town')]
    """
    forms = party_forms(words, ordinary().__contains__)
    out = [Name(f.start, f.end, f.head, f.form) for f in forms]
    taken = {i for f in forms for i in range(f.start, f.end)}
    out.extend(Name(start, end, end - 1, "town") for start, end in _towns(words, taken))
    return tuple(sorted(out, key=lambda name: name.start))


def _towns(words: Sequence[str], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, ordinary ones at most beside others ("Novi Sad"), that are the name of a town or region."""
    capital = [i not in taken and word[:1].isupper() for i, word in enumerate(words)]
    plain = [word.lower() in ordinary() for word in words]
    at = 0
    while at < len(words):
        if not capital[at] or plain[at]:
            at += 1
            continue
        end = at + 1
        while end < len(words) and capital[end] and not plain[end]:
            end += 1
        before = at > 0 and capital[at - 1]
        after = end < len(words) and capital[end]
        for start, stop in ((at - before, end + after), (at, end + after), (at - before, end), (at, end)):
            if stop - start <= _LONGEST and _is_town(words[start:stop]):
                yield start, stop
                break
        at = end


def _is_town(words: Sequence[str]) -> bool:
    return is_settled(" ".join(words), TOWN) and not (len(words) == 1 and words[0].isupper())
