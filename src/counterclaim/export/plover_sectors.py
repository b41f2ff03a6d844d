"""PLOVER's sectors by the words for a side's people: "the Norland army" is MIL, "Norland's police" COP, its ministers GOV."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from counterclaim.export.plover_schema import Sector
from counterclaim.lang.wordlists import words

_WORD = re.compile(r"[^\W\d_]+")


def sectors_of(said: Iterable[str]) -> tuple[Sector, ...]:
    """The sectors that the words for participants tell, sorted; none for the bare name of a state."""
    found = {sector for phrase in said for word in _WORD.findall(phrase.casefold()) for sector in _sectors(word)}
    return cast(tuple[Sector, ...], tuple(sorted(found)))


def _sectors(word: str) -> set[str]:
    """The sectors of a word, in the plural, too."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    forms.add(word.removesuffix("men") + "man")
    return {sector for sector, listed in words("en", "sectors").items() if forms & listed}
