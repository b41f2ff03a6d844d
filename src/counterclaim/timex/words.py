"""Text → words with a class each: the alphabet in which the patterns of times are written.

A word has one class ("month", "unit", "n12"), written as one character, so that a text becomes a string of classes
that compiled patterns run over. Classes of words come from `lang/en/timex.yaml`, those of numbers from their form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError

#: Classes that a word gets from its form.
FORMS = (
    *("n12", "n24", "n31", "n59", "n99", "n3", "y4", "nbig", "dec", "ordd", "ordn", "decade", "apyear", "clock"),
    *("iso", "slashed", "frac", "word", "name", "comma", "dot", "lpar", "rpar", "hy", "dash", "slash", "poss"),
    *("money", "quote", "stop", "brk", "other_mark"),
)
_MARKS = {
    ",": "comma",
    ".": "dot",
    "(": "lpar",
    ")": "rpar",
    "[": "lpar",
    "]": "rpar",
    "-": "hy",
    "‑": "hy",
    "–": "dash",
}
_MARKS |= {"—": "dash", "_": "dash", "/": "slash", "$": "money", "£": "money", "€": "money", "¥": "money", "#": "money"}
_MARKS |= {'"': "quote", "“": "quote", "”": "quote", "`": "quote", ";": "stop", ":": "stop", "?": "stop", "!": "stop"}
_MARKS |= {"½": "frac", "¼": "frac", "¾": "frac"}
_TOKEN = re.compile(
    r"(?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?!\w)"
    r"|(?i:[ap]\.m|b\.c\.e|b\.c|a\.d|c\.e)\b\.?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<brk>\n[ \t\r]*\n)"
    r"|(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))"
    r"|(?P<slashed>(?<![\d/.])\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d\d)|\.\d{1,2}\.\d{4})(?![\d/]))"
    r"|(?P<clock>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
    r"|(?P<frac>(?<![\d/])[1-9]/[2-9](?![\d/]))"
    r"|(?P<num>\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?(?P<end>(?:st|nd|rd|th)(?![^\W\d_])|(?<=0)['’]?s(?![^\W\d_]))?)"
    r"|(?P<apyear>(?<!\w)['’‘]\d\d(?:['’]?s)?(?!\w))"
    r"|(?P<poss>['’]s?(?!\w))"
    r"|(?P<mark>[^\w\s]|_)"
)
_ODD = {"pm": "ampm", "am": "ampm"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words`: word → (character of its class, value); `codes`: class → character."""

    words: Mapping[str, tuple[str, object]]
    codes: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The classes of English time words. Raises `ResourceError` where the file is missing or damaged."""
    try:
        text = resources.files("counterclaim.lang").joinpath("en", "timex.yaml").read_text("utf-8")
        data = yaml.safe_load(text)
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"lang/en/timex.yaml cannot be read ({error}): reinstall counterclaim") from error
    if not isinstance(data, dict) or not all(isinstance(row, dict) for row in data.values()):
        raise ResourceError("lang/en/timex.yaml is damaged: reinstall counterclaim")
    codes = {name: chr(0xE000 + at) for at, name in enumerate((*FORMS, *data))}
    words: dict[str, tuple[str, object]] = {}
    for name, row in data.items():
        for word, value in row.items():
            if word in words:
                raise ResourceError(f"lang/en/timex.yaml: {word!r} stands in two classes")
            words[word] = (codes[name], value)
    return Vocabulary(words, codes)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `classes[i]` is the class of word `i`, `low[i]` its small letters, `values[i]` what it stands for.

    `kinds` are all classes that occur.
    """

    text: str
    classes: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    values: list[object]
    kinds: frozenset[str]

    def said(self, first: int, end: int) -> str:
        """The text from word `first` to before word `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def capital(self, at: int) -> bool:
        """True if word `at` begins with a capital."""
        return self.text[self.starts[at]].isupper()


def read_words(text: str) -> Words:
    """The words of a text with their classes. Linear in its length."""
    vocab = vocabulary()
    classes: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[object] = []
    for match in _TOKEN.finditer(text):
        said = match.group()
        low = said.lower()
        kind = match.lastgroup
        if kind == "word":
            code, value = vocab.words.get(low) or (vocab.codes["name" if said[0].isupper() else "word"], None)
        else:
            name, value = _form(match, kind or "mark", low)
            code = vocab.codes[name]
        classes.append(code)
        lows.append(low)
        starts.append(match.start())
        ends.append(match.end())
        values.append(value)
    return Words(text, "".join(classes), lows, starts, ends, values, frozenset(classes))


def _form(match: re.Match[str], kind: str, low: str) -> tuple[str, object]:
    """The class and value of what is no plain word."""
    if kind == "mark":
        return _MARKS.get(low, "other_mark"), None
    if kind in ("num", "end"):
        return _number(match["num"], match["end"])
    if kind == "apyear":
        digits = "".join(c for c in low if c.isdigit())
        return ("decade" if low.endswith("s") else "apyear"), int(digits)
    if kind == "short":
        bare = low.replace(".", "")
        if bare in ("bc", "bce", "ad", "ce", "am", "pm"):
            return {"b": "bc", "p": "ampm"}.get(bare[0], "ampm" if bare == "am" else "ad"), 12 if bare == "pm" else 0
        vocab = vocabulary()
        code, value = vocab.words[bare]
        return next(name for name, c in vocab.codes.items() if c == code), value
    return kind, low


def _number(said: str, end: str | None) -> tuple[str, object]:
    """A number in figures: its class is as large as it is."""
    digits = said.removesuffix(end) if end else said
    if "," in digits or "." in digits:
        plain = digits.replace(",", "")
        return ("dec" if "." in plain else "nbig"), float(plain) if "." in plain else int(plain)
    value = int(digits)
    if end:
        if end.endswith("s"):
            tens = len(digits) in (2, 4) and value % 10 == 0 and (len(digits) == 2 or 1000 <= value < 2100)
            return ("decade" if tens or (digits.endswith("0") and len(digits) == 3) else "other_mark"), value
        return ("ordd" if 1 <= value <= 31 else "ordn"), value
    if len(digits) == 4 and 1000 <= value < 2100:
        return "y4", value
    if len(digits) > 3:
        return "nbig", value
    for name, top in (("n12", 12), ("n24", 24), ("n31", 31), ("n59", 59), ("n99", 99)):
        if value <= top:
            return name, value
    return "n3", value
