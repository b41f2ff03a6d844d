"""What the rules of extraction see of one sentence: its tree, the words of the lexicon, and the values found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.extract.lexicon import Lexicon
from counterclaim.extract.values import CountHit, PlaceHit, TimeHit, WeaponHit
from counterclaim.records import Sentence
from counterclaim.syntax import Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence. `weapon_at` maps words inside a weapon to it; `body`: where it begins after its dateline.

    `truce_before`: a ceasefire was named just before; `act_before`: the type of the last act of force told,
    `blame_before`: of the last that one may be blamed for, harm to persons included;
    `title_case`: most words are capitalised, as in headlines, so that a capital tells nothing.
    """

    text: str
    sentence: Sentence
    tree: Tree
    lexicon: Lexicon
    lemmas: tuple[str, ...]
    weapons: tuple[WeaponHit, ...]
    counts: tuple[CountHit, ...]
    times: tuple[TimeHit, ...]
    places: tuple[PlaceHit, ...]
    weapon_at: Mapping[int, WeaponHit]
    people: frozenset[str]
    civilians: frozenset[str]
    body: int
    truce_before: bool
    act_before: str | None
    blame_before: str | None
    title_case: bool
    strikes_from_air: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that names an event: words `first` to `end` (exclusive), its head word and type.

    `weak`: an event only in an article that tells of conflict elsewhere. `drops` are verbs that only carry it
    ("airstrikes targeted"), whose objects are its own.
    """

    first: int
    end: int
    head: int
    type: str
    method: str
    score: float
    weak: bool = False
    drops: tuple[int, ...] = ()

    @property
    def words(self) -> range:
        """The indices of its words."""
        return range(self.first, self.end)
