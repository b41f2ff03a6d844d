"""Words to lemmas: a table for the irregular, rules for the rest.

`lang/en/lemmas.tsv` holds what the rules get wrong in UD English-EWT and GUM, and the lemmas attested there, which
choose between the readings that a rule leaves open (`hoped` is *hope*, not *hop*). Licence: CC BY-SA 4.0, as the
treebanks'. Lemmas are small letters except for proper names and the adjectives in them, as UD has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from counterclaim.errors import ResourceError

_AS_WRITTEN = frozenset({"PROPN", "SYM", "PUNCT", "X"})
_VOWELS = re.compile(r"[aeiouy]+")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)es$")
#: Stems that want an -e back: *accus-ed*, *sav-ing*, but not *broker-ed*. Attested lemmas go before this.
_WANTS_E = re.compile(
    r"(?:[^aeiou][aou][tdmlvk]|[^aeiou]i[dmlvk]|^[^aeiou]+it|[aiuy][rz]|[^e]at|is|[aeouy]s|[lnrp]s|[aeinoru]c|dg|[lnr]g"
    r"|[aei]g|v|u|[bcdfgklptz]l|[oi][pb]|ap|af|ym|[^aeou]in|^[^aeiou]+[ou]n|ven|[^aeio]or)$"
)


@dataclass(frozen=True, slots=True)
class Table:
    """`exceptions`: (small letters, UPOS, inflection) → lemma; `known`: the attested lemmas of a word class."""

    exceptions: Mapping[tuple[str, str, str], str]
    known: Mapping[str, frozenset[str]]


@cache
def table() -> Table:
    """The shipped table; raises `ResourceError` where it is missing or damaged."""
    try:
        folder = resources.files("counterclaim.lang").joinpath("en")
        irregular = yaml.safe_load(folder.joinpath("irregular.yaml").read_text("utf-8"))
        text = folder.joinpath("lemmas.tsv").read_text("utf-8")
        return _with_irregular(parsed(text), irregular)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ResourceError(f"the lemmas in lang/en cannot be read ({error}): reinstall counterclaim") from error


def parsed(text: str) -> Table:
    """Reads a table: lines `=UPOS lemma lemma …` and `word UPOS inflection lemma`, tab-separated; # comments."""
    exceptions, known = {}, {}
    for line in text.splitlines():
        if line.startswith("="):
            upos, _, lemmas = line[1:].partition("\t")
            known[upos] = frozenset(lemmas.split(" "))
        elif line and not line.startswith("#"):
            word, upos, inflection, lemma = line.split("\t")
            exceptions[word, upos, inflection] = lemma
    return Table(exceptions, known)


def _with_irregular(base: Table, irregular: Mapping[str, Any]) -> Table:
    """The hand-made list with the treebanks': theirs wins for verbs (it knows what is frequent), ours for nouns."""
    verb_forms = {(form, "VERB", "past"): verb for verb, forms in irregular["verbs"].items() for form in forms}
    noun_forms = {(form, "NOUN", "many"): noun for noun, forms in irregular["nouns"].items() for form in forms}
    noun_forms |= {(word, "NOUN", "many"): word for word in irregular["same"]}
    verbs = base.known.get("VERB", frozenset()) | set(irregular["verbs"]) | set(irregular["regular"])
    return Table({**verb_forms, **base.exceptions, **noun_forms}, {**base.known, "VERB": verbs})


@lru_cache(maxsize=4096)
def inflection(upos: str, feats: str) -> str:
    """What of the features bears on the lemma: `many`, `ing`, `past`, `third`, `more`, `most`, `own`, or "".

    >>> inflection("VERB", "Tense=Past|VerbForm=Part"), inflection("NOUN", "Number=Plur")
    ('past', 'many')
    """
    if upos in ("NOUN", "PROPN"):
        return "many" if "Number=Plur" in feats or "Number=Ptan" in feats else ""
    if upos in ("VERB", "AUX"):
        if "VerbForm=Ger" in feats or "Tense=Pres|VerbForm=Part" in feats:
            return "ing"
        if "Tense=Past" in feats:
            return "past"
        if "Person=3" in feats and "Number=Sing" in feats:
            return "third"
        return "modal" if upos == "AUX" and feats == "VerbForm=Fin" else ""
    if upos in ("ADJ", "ADV"):
        return "more" if "Degree=Cmp" in feats else "most" if "Degree=Sup" in feats else ""
    return "own" if "Poss=Yes" in feats else "many" if upos == "DET" and "Number=Plur" in feats else ""


@lru_cache(maxsize=60_000)
def lemma(word: str, upos: str, feats: str, proper: bool = False) -> str:
    """The lemma of a word in its class and form.

    `proper` says that the word is part of a name or title, whose adjectives keep their capital (*Prime* Minister).

    >>> lemma("Shelled", "VERB", "Tense=Past|VerbForm=Part"), lemma("Ministries", "NOUN", "Number=Plur")
    ('shell', 'ministry')
    """
    if proper and upos == "ADJ" and word[:1].isupper():
        return word
    return of(word, upos, inflection(upos, feats), table())


def proper(xpos: str, name: str) -> bool:
    """True for words of names and titles, by their Penn tag or their BIO label."""
    return name != "O" or xpos.startswith("NNP")


def of(word: str, upos: str, form: str, data: Table) -> str:
    """As `lemma`, from a given inflection and table."""
    plain = word.replace("’", "'").replace("`", "'") if upos not in ("PUNCT", "SYM", "X") else word
    small = plain.lower()
    found = data.exceptions.get((small, upos, form))
    if found is not None:
        return found if upos != "PROPN" or not plain.isupper() else found.upper()
    looks_past = (small, upos, "past") in data.exceptions or small.endswith("ed")
    if upos == "VERB" and form == "" and looks_past and small not in data.known.get(upos, frozenset()):
        return of(word, upos, "past", data)  # "retook", taken for an order
    if upos == "PROPN" and form == "many":
        return _plurals(plain)[0] if plain.endswith("s") else plain
    if upos == "NUM":
        return small.replace(",", "") if plain[:1].isdigit() else small
    if upos in _AS_WRITTEN:
        return plain
    return _known_or_first(_readings(small, upos, form), data.known.get(upos, frozenset())) or small


def _known_or_first(readings: list[str], known: frozenset[str]) -> str:
    return next((r for r in readings if r in known), readings[0] if readings else "")


def _readings(word: str, upos: str, form: str) -> list[str]:
    """What the word may come from, the likeliest first; [] if its form is bare."""
    if upos == "NOUN" and form == "many":
        return _plurals(word)
    if upos in ("VERB", "AUX"):
        if form == "third":
            return _plurals(word)
        if form == "ing" and word.endswith("ing") and len(word) > 4:
            return _stems(word[:-3], "ing")
        if form == "past" and word.endswith("ed") and len(word) > 3:
            return _stems(word[:-2], "ed")
    if upos in ("ADJ", "ADV") and form:
        for ending in ("er", "est"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return _compared(word[: -len(ending)])
    return []


def _plurals(word: str) -> list[str]:
    """Nouns in the plural and verbs in the third person."""
    if len(word) < 3 or not word.lower().endswith("s") or word.lower().endswith("ss"):
        return _men(word)
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("oes", "sses", "xes", "ches", "shes", "zzes")):
        return [word[:-2], word[:-1]]
    if _SIBILANT.search(word):
        return [word[:-1], word[:-2]]
    if word.endswith("'s"):
        return [word[:-2]]
    return [word[:-1]]


def _men(word: str) -> list[str]:
    return [word[:-3] + "man"] if word.endswith("men") and len(word) > 4 else [word]


def _stems(stem: str, ending: str) -> list[str]:
    """What is left when -ed or -ing goes: as it is, with its -e, with its doubled letter single, with -y or -ie."""
    if ending == "ed" and stem.endswith("i") and len(stem) > 2:
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        single, double = stem[:-1], stem
        # kill-ed, but patrol-led
        whole = stem[-1] in "sfz" or (stem[-1] == "l" and len(_VOWELS.findall(stem)) == 1)
        return [double, single, stem + "e"] if whole else [single, double]
    if stem.endswith("e"):
        return [stem, stem + "e"] if ending == "ing" else [stem + "e"]
    if ending == "ing" and stem.endswith("y") and len(stem) < 4:
        return [stem, stem[:-1] + "ie"]
    return [stem + "e", stem] if _WANTS_E.search(stem) else [stem, stem + "e"]


def _compared(stem: str) -> list[str]:
    if stem.endswith("i"):
        return [stem[:-1] + "y"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return [stem[:-1], stem]
    return [stem, stem + "e"]
