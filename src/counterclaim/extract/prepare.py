"""Makes a sentence ready for the rules of extraction."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.extract.lexicon import lexicon
from counterclaim.extract.scene import Scene
from counterclaim.extract.values import find_counts, find_places, find_times, find_weapons
from counterclaim.lang.openings import opening_end
from counterclaim.lang.wordlists import words
from counterclaim.records import Document, Sentence
from counterclaim.syntax import tree_of


@dataclass(frozen=True, slots=True)
class Article:
    """What the whole article says: `strikes_from_air` where its strikes are more often said to come from the air."""

    strikes_from_air: bool

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Article:
        """Counts words of air raids against those of guns and drones."""
        air = guns = 0
        for sentence in sentences:
            lemmas = [t.lemma.casefold() for t in sentence.tokens]
            air += sum(w in ("airstrike", "warplane", "jet", "sortie", "airplane") for w in lemmas)
            air += sum(
                pair in (("air", "strike"), ("air", "raid"), ("air", "force")) for pair in itertools.pairwise(lemmas)
            )
            guns += sum(w in ("artillery", "mortar", "drone", "rocket", "missile", "shelling") for w in lemmas)
        return cls(air > guns)


def scene_of(
    doc: Document,
    sentence: Sentence,
    article: Article,
    truce_before: bool,
    act_before: str | None = None,
    blame_before: str | None = None,
) -> Scene:
    """The sentence with its tree and the values found in it."""
    tree = tree_of(sentence.tokens)
    body = max(opening_end(doc.text, sentence.start, sentence.end), said_again(doc.text, sentence))
    weapons = find_weapons(sentence, doc.text)
    at = {}
    for hit in weapons:
        for i, token in enumerate(sentence.tokens):
            if hit.weapon.mention.start <= token.start < hit.weapon.mention.end:
                at[i] = hit
    return Scene(
        text=doc.text,
        sentence=sentence,
        tree=tree,
        lexicon=lexicon(),
        lemmas=tuple(tree.lemmas),
        weapons=weapons,
        counts=tuple(h for h in find_counts(sentence, doc.text) if h.count.mention.start >= body),
        times=tuple(h for h in find_times(sentence, doc.text) if h.mention.start >= body),
        places=tuple(h for h in find_places(sentence, doc.text) if h.place.mention.start >= body),
        weapon_at=at,
        people=_people(),
        civilians=words("en", "participants")["civilians"],
        body=body,
        truce_before=truce_before,
        act_before=act_before,
        blame_before=blame_before,
        title_case=_title_case(sentence),
        strikes_from_air=article.strikes_from_air,
    )


@cache
def _people() -> frozenset[str]:
    """Nouns for people and bodies of people, as lemmas."""
    return frozenset().union(*words("en", "participants").values())


#: So many characters said twice are no chance.
_SAME = 40


def said_again(text: str, sentence: Sentence) -> int:
    """Where a sentence begins anew that runs on from a headline or summary of the same words; else its start."""
    own = text[sentence.start : sentence.end]
    again = own.find(own[:_SAME], _SAME) if len(own) > 2 * _SAME else -1
    return sentence.start + max(again, 0)


def _title_case(sentence: Sentence) -> bool:
    """True if at least three in four of the longer words begin with a capital, a name being one word however many it has."""
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha() and not t.name.startswith("I-")]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) >= 0.75 * len(long)
