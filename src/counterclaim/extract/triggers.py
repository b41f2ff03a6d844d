"""Triggers: which words of a sentence name an event, and of which type."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.extract import attach, figures, fits, peaceful, readings
from counterclaim.extract.lexicon import NOUNS, VERBS
from counterclaim.extract.means import type_by_means
from counterclaim.extract.scene import Scene, Trigger

#: Words that tell of conflict only in company: "hit", "meeting", "deal".
WEAK_TYPES = frozenset(
    {
        "talks",
        "agreement",
        "release",
        "humanitarian",
        "appeal",
        "protest",
        "sanction",
        "displacement",
        "deployment",
        "withdrawal",
        "mediation",
        "condemnation",
        "destruction",
        "arrest",
        "threat",
        "territory_held",
        "mobilization",
        "provocation",
        "arms_supply",
        "territory_taken",
        "siege",
        "casualties",
        "shootdown",
    }
)
#: Lemmas of a strong type that are often about something else.
WEAK_WORDS = frozenset(
    {
        "hit",
        "target",
        "strike",
        "attack",
        "fight",
        "battle",
        "offensive",
        "operation",
        "violence",
        "raid",
        "shoot",
        "campaign",
        "incident",
        "murder",
        "explode",
        "storm",
        "conflict",
        "war",
        "gas",
        "penetrate",
        "hang",
        "fire",
        "pound",
        "explosion",
        "burn",
    }
)


def find_triggers(scene: Scene) -> list[Trigger]:
    """The triggers of a sentence in reading order, none overlapping."""
    out: list[Trigger] = []
    at = 0
    while at < len(scene.lemmas):
        found = _at(scene, at) if scene.tree.tokens[at].start >= scene.body else None
        if found is None:
            at += 1
            continue
        out.append(found)
        at = max(found.end, at + 1)
    return _with_tolls(scene, out)


def _with_tolls(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """The triggers, and those of numbers that fit none of them: a toll with no act named is an event of its own."""
    taken = {i for trigger in found for i in trigger.words}
    words = {
        h.kind_from
        for h in scene.counts
        if h.kind_from is not None and (figures.bare(scene, h) or attach.count_owner(scene, found, h) is None)
    }
    words = {i for i in words - taken if peaceful.of_conflict(scene, i)}
    tolls = [t for i in sorted(words) if (t := readings.counted(scene, i) or figures.figure(scene, i)) is not None]
    return sorted((*found, *tolls), key=lambda trigger: trigger.first) if tolls else found


def _at(scene: Scene, at: int) -> Trigger | None:
    phrase = scene.lexicon.phrase_at(scene.lemmas, at)
    if phrase is not None and not _sentence(scene, at, phrase[0]) and fits.phrase_fits(scene, at, *phrase):
        end, kind = phrase
        head = _head(scene, at, end)
        kind = type_by_means(scene, head, kind, phrase=True) or kind
        return Trigger(at, end, head, kind, "en.extract.phrase/1", 0.9, kind in WEAK_TYPES)
    return readings.at(scene, at) or _word(scene, at)


def _sentence(scene: Scene, at: int, end: int) -> bool:
    """ "Terrorists attacked" is no "terrorist attack": the first word does what the last says."""
    tree = scene.tree
    return tree.tokens[end - 1].upos in VERBS and tree.rel(at) == "nsubj" and tree.head(at) == end - 1


def _word(scene: Scene, at: int) -> Trigger | None:
    """A single word of the lexicon, given the part of speech that the parse sees."""
    token, lemma, lex = scene.tree.tokens[at], scene.lemmas[at], scene.lexicon
    weak = lemma in WEAK_WORDS
    if token.upos in VERBS:
        means, plain, method = lex.means_verbs, lex.verbs, "en.extract.verb/1"
    elif token.upos in NOUNS:
        means, plain, method = lex.means_nouns, lex.nouns, "en.extract.noun/1"
    else:
        return None
    if token.upos == "PROPN" and _within_name(scene, at) and not scene.title_case:
        return None  # "the Security Treaty Organization", "Example Press"
    if token.upos == "PROPN" and lemma not in plain and lemma not in means:
        lemma = _uncapitalised(lemma, lex.either, lex.means_verbs)
        means, plain = lex.means_either, lex.either
    kind = plain.get(lemma)
    if lemma in means:
        kind = type_by_means(scene, at, means[lemma])
    if kind is None or not fits.word_fits(scene, at, kind):
        return None
    return Trigger(at, at + 1, at, kind, method, 0.85, weak or kind in WEAK_TYPES)


def _within_name(scene: Scene, at: int) -> bool:
    """True for a word of a longer name; a lone capitalised word may be a headline's."""
    tokens = scene.tree.tokens
    return tokens[at].name[0] == "I" or (
        at + 1 < len(tokens) and tokens[at].name != "O" and tokens[at + 1].name[0] == "I"
    )


def _uncapitalised(word: str, *known: Mapping[str, object]) -> str:
    """A headline's "Kills" or "Strikes" read as a name keeps its ending: take it off where that gives a known word."""
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and any(word.removesuffix(ending) in table for table in known):
            return word.removesuffix(ending)
    return word


def _head(scene: Scene, first: int, end: int) -> int:
    """The word of a phrase whose head lies outside it."""
    for i in range(end - 1, first - 1, -1) if scene.tree.tokens[end - 1].upos in NOUNS else range(first, end):
        if not first <= scene.tree.tokens[i].head < end:
            return i
    return first
