"""The words that name events: `lang/<code>/triggers.yaml`, ready for matching against lemmas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from counterclaim.codebook.events import event_types
from counterclaim.errors import ResourceError

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Triggers of one language.

    `verbs` and `nouns` map a lemma to its event type; `phrases` map a first lemma to (lemmas, type), the longest first.
    `means_verbs` and `means_nouns` hold words whose type the weapon decides, with the type they have without one.
    `either` and `means_either` hold both word classes, the noun before the verb.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    means_verbs: Mapping[str, str | None]
    means_nouns: Mapping[str, str | None]
    by_weapon: Mapping[str, str]
    air: frozenset[str]
    light: frozenset[str]
    suffered: frozenset[str]
    outside: frozenset[str]
    either: Mapping[str, str]
    means_either: Mapping[str, str | None]

    def phrase_at(self, lemmas: Sequence[str], at: int) -> tuple[int, str] | None:
        """The end (exclusive) and type of the longest phrase that starts at a word."""
        for words, kind in self.phrases.get(lemmas[at], ()):
            if tuple(lemmas[at : at + len(words)]) == words:
                return at + len(words), kind
        return None


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The triggers of a language. Raises `ResourceError` where the table is missing, damaged or names an unknown type."""
    where = f"lang/{language}/triggers.yaml"
    try:
        data = yaml.safe_load(
            resources.files("counterclaim.lang").joinpath(language, "triggers.yaml").read_text("utf-8")
        )
        return _build(data)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ResourceError(f"{where} is missing or damaged ({error}): reinstall counterclaim") from error


def _build(data: Mapping[str, Any]) -> Lexicon:
    unknown = sorted(set(data["types"]) - set(event_types()))
    if unknown:
        raise ValueError(f"unknown event types {', '.join(unknown)}")
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, entry in data["types"].items():
        for phrase in entry.get("phrases", ()):
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append((words, kind))
    means = data["means"]
    verbs, nouns = _words(data["types"], "verbs"), _words(data["types"], "nouns")
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        phrases={first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in phrases.items()},
        means_verbs=dict(means["verbs"]),
        means_nouns=dict(means["nouns"]),
        by_weapon=dict(data["types_of_means"]),
        air=frozenset(data["air"]),
        light=frozenset(data["light"]),
        suffered=frozenset(data["suffered"]),
        outside=frozenset(data["outside"]),
        either={**verbs, **nouns},
        means_either={**means["verbs"], **means["nouns"]},
    )


def _words(types: Mapping[str, Any], key: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for kind, entry in types.items():
        for word in entry.get(key, ()):
            out.setdefault(word, kind)
    return out
