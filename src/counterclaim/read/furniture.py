"""The furniture lexicon: which stretches of a page are menus, forms, bylines and biographies, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from counterclaim.errors import ResourceError

#: Longer stretches are never furniture by a line rule: real furniture is short, and patterns stay cheap.
MAX_LINE = 400
_MENU_MARK = re.compile(r"\s*[|•·»›►▪]\s*|\s{3,}|\s/\s")
_WORD = re.compile(r"\w[\w'’.-]*")
_MONTH_WORD = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the lexicon. `method` is what a block of furniture bears as its reason."""

    method: str
    pattern: re.Pattern[str]
    takes: str | None = None
    skip_if: re.Pattern[str] | None = None

    def fits(self, line: str) -> bool:
        """True if the rule claims the whole of `line`."""
        return bool(self.pattern.fullmatch(line)) and not (self.skip_if and self.skip_if.search(line))


@dataclass(frozen=True, slots=True)
class Biography:
    """Weighted words that speak for an author's biography."""

    words: tuple[tuple[int, re.Pattern[str]], ...]
    min_score: int
    veto: re.Pattern[str]
    method: str

    def fits(self, paragraph: str) -> bool:
        """True if the paragraph (at most 1,000 characters) presents an author and tells of no event."""
        if len(paragraph) > 1000 or self.veto.search(paragraph):
            return False
        return sum(weight for weight, pattern in self.words if pattern.search(paragraph)) >= self.min_score


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The furniture of one language."""

    lines: tuple[Rule, ...]
    sections: tuple[Rule, ...]
    starts: tuple[Rule, ...]
    ends: tuple[Rule, ...]
    captions: tuple[Rule, ...]
    biography: Biography

    def line(self, line: str) -> str | None:
        """The method id of the rule that calls this line or short paragraph furniture; None if it is none."""
        if len(line) > MAX_LINE:
            return None
        return next((rule.method for rule in self.lines if rule.fits(line)), None)

    def section(self, line: str) -> Rule | None:
        """The rule for which this line is the heading of a section of furniture."""
        return next((rule for rule in self.sections if rule.fits(line)), None) if len(line) <= 120 else None

    def caption(self, line: str) -> bool:
        """True if the paragraph tells what a picture shows."""
        return len(line) <= MAX_LINE and any(rule.fits(line) for rule in self.captions)


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon `lang/<language>/furniture.yaml`. Raises `ResourceError` where it is missing or damaged."""
    data = raw_lexicon(language)
    try:
        rules = {part: tuple(_rule(entry, language, part) for entry in data[part]) for part in _PARTS}
        bio = data["biography"]
        biography = Biography(
            words=tuple((int(weight), re.compile(pattern, _flags(pattern))) for weight, pattern in bio["words"]),
            min_score=int(bio["min_score"]),
            veto=re.compile(bio["veto"], re.IGNORECASE),
            method=f"{language}.read.furniture.biography/1",
        )
        return Lexicon(biography=biography, **rules)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ResourceError(f"lang/{language}/furniture.yaml is damaged ({error!r}): reinstall counterclaim") from error


_PARTS = ("lines", "sections", "starts", "ends", "captions")


@lru_cache(maxsize=8)
def raw_lexicon(language: str) -> dict[str, Any]:
    """The lexicon file as it stands, with its examples and near misses."""
    try:
        text = resources.files("counterclaim.lang").joinpath(language, "furniture.yaml").read_text("utf-8")
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(
            f"lang/{language}/furniture.yaml cannot be read ({error}): reinstall counterclaim"
        ) from error
    if not isinstance(data, dict):
        raise ResourceError(f"lang/{language}/furniture.yaml is damaged: reinstall counterclaim")
    return data


def _flags(pattern: str) -> re.RegexFlag:
    return re.NOFLAG if pattern.startswith("^") else re.IGNORECASE  # a pattern anchored on a name needs its capitals


def _rule(entry: dict[str, Any], language: str, part: str) -> Rule:
    flags = re.DOTALL | (re.NOFLAG if entry.get("case") else re.IGNORECASE)
    pattern = entry["pattern"]
    if part == "ends":  # after a finished sentence, up to the end of the text
        pattern = (
            rf"(?:(?<=\s)|(?<=[.!?\"”’)\]\d]))(?:{pattern})\s*\Z"
            if entry.get("loose")
            else rf"(?<=[.!?\"”’)\]\d])\s{{0,3}}(?:{pattern})\s*\Z"
        )
    skip = entry.get("skip_if")
    return Rule(
        method=f"{language}.read.furniture.{entry['id']}/1",
        pattern=re.compile(pattern, flags),
        takes=entry.get("takes"),
        skip_if=re.compile(skip, re.IGNORECASE) if skip else None,
    )


def is_sentence_end(line: str) -> bool:
    """True if the line closes as a sentence does."""
    return bool(_TERMINAL.search(line[-4:]))


def is_menu(line: str) -> bool:
    """True for a row of short labels between separators: "Home | World | Politics"."""
    if len(line) > MAX_LINE or is_sentence_end(line):
        return False
    items = [item for item in _MENU_MARK.split(line) if item]
    labels = sum(not any(map(str.isdigit, item)) for item in items)
    return labels >= 3 and all(len(item.split()) <= 3 for item in items)


def is_dateline(line: str) -> bool:
    """True for a line of place, date and agency alone: "Northfield, 13 September, Example Wire"."""
    words = _WORD.findall(line)
    if not 2 <= len(words) <= 10 or is_sentence_end(line) or not _MONTH_WORD.search(line):
        return False
    return any(word.isdigit() for word in words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def is_foreign_script(text: str) -> bool:
    """True if most letters are not Latin ones, so that no English sentence can stand there."""
    letters = [char for char in text[:4000] if char.isalpha()]
    return len(letters) >= 10 and sum(char > "\u024f" for char in letters) > len(letters) / 2
