"""Upper-case text in ordinary capitals, by how its words are written in other texts.

The messages of MUC-4 are all in capitals, and what names are is then anybody's guess: "LIBERAL SENATOR GALAN". Each word takes the form
that it has most often inside the sentences of other texts (treebanks and news), names of parties take their own capitals, and a word that
no text has is taken for a name. The text keeps its length, so that every place in it stays what it was.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from counterclaim.codebook.parties import Alias, aliases
from counterclaim.codebook.party_words import PARTICLES, Word, split
from counterclaim.lang.wordlists import words
from evals.muc.words import listed

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_ENDING = re.compile(r"['’](?:S|T|RE|VE|LL|D|M)$")
#: Endings that a word may take off to be known: "bombings" by "bombing".
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
#: Endings of ordinary English words.
_COMMON = (
    "ing",
    "tion",
    "tions",
    "ment",
    "ness",
    "ity",
    "ous",
    "ive",
    "able",
    "ible",
    "ism",
    "ists",
    "less",
    "ful",
    "ally",
    "ively",
    "edly",
)
#: Our own corpus, which speaks of conflicts.
_OWN = Path(__file__).parents[2] / "corpus" / "own"
_SMALL = frozenset(["of", "the", "for", "and", "in"])
#: "Farabundo Marti National Liberation Front (FMLN)", "ARENA [Nationalist Republican Alliance]".
_LETTERS = re.compile(r"[(\[]([A-Za-z][A-Za-z0-9-]{1,9})[)\]]")
_SPELT = re.compile(r"\b([A-Z]{2,8})\s*\[([A-Za-z' \n-]{6,80})\]")
_START = re.compile(r"(?:^|[.!?][\"')\]]*\s+|\n\n\s*|-- |\] )[\"'(\[]*[a-z]")


class Casing:
    """How words are written: lower-case word → its form."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.forms = forms

    def __call__(self, text: str) -> str:
        """The text in ordinary capitals, as long as before."""
        letters, taken = list(text), self._parties(text)
        for at, char in taken.items():
            letters[at] = char
        for match in _WORD.finditer(text):
            if match.start() in taken:
                ending = _ENDING.search(match.group())
                start = match.start() + ending.start() if ending else match.end()
                letters[start : match.end()] = text[start : match.end()].lower()
            else:
                letters[match.start() : match.end()] = self._word(text, match)
        return _begun(_titled(_spelt(_lettered("".join(letters), text, self.forms))))

    def _word(self, text: str, match: re.Match[str]) -> str:
        word = match.group()
        ending = _ENDING.search(word)
        base = word[: ending.start()] if ending else word
        if match.start() and text[match.start() - 1].isdigit():
            return word.lower() if word in ("TH", "ST", "ND", "RD", "KM", "MM") else word
        if len(base) == 1 and (base != "A" or text[match.end() : match.end() + 1] == "."):
            return word
        return self._form(base) + (ending.group().lower() if ending else "")

    def _form(self, word: str) -> str:
        low = word.lower()
        if low in self.forms:
            return self.forms[low]
        stems = (low[: -len(end)] + more for end, more in _ENDINGS if low.endswith(end))
        if low.endswith(_COMMON) or any(self.forms.get(stem, "X").islower() for stem in stems):
            return low
        return word.capitalize()

    def _parties(self, text: str) -> dict[int, str]:
        """Place in the text → its letter, for names of parties: of several words, or of one that is no common word."""
        out: dict[int, str] = {}
        parts, at = split(text), 0
        while at < len(parts):
            found = next((alias for alias in aliases().get(parts[at].folded, ()) if self._is(alias, parts, at)), None)
            for i in range(len(found.words) if found else 0):
                word, shape = parts[at + i], found.shapes[i] if found else ""
                first = i == 0 and word.folded in PARTICLES  # "El Salvador"
                form = (
                    word.text.upper()
                    if shape == "acronym"
                    else word.text.capitalize()
                    if first or shape == "capital"
                    else word.text.lower()
                )
                out.update(zip(range(word.start, word.end), form, strict=False))
            at += len(found.words) if found else 1
        return out

    def _is(self, alias: Alias, parts: tuple[Word, ...], at: int) -> bool:
        end = at + len(alias.words)
        if tuple(word.folded for word in parts[at:end]) != alias.words:
            return False
        return len(alias.words) > 1 or not self.forms.get(alias.words[0], "X").islower()


def _lettered(text: str, before: str, forms: dict[str, str]) -> str:
    """Letters in brackets stay capitals, and the words before them that they stand for become a name."""
    for match in _LETTERS.finditer(text):
        start, end = match.span(1)
        if forms.get(text[start:end].lower(), "X").islower() and end - start > 4:
            continue
        text = text[:start] + before[start:end] + text[end:]
        need = [char.upper() for char in before[start:end] if char.isalpha()]
        words = list(re.finditer(r"[A-Za-z']+", text[max(0, start - 90) : start - 1]))[-9:]
        first = None
        for at in reversed(range(len(words))):
            if need and words[at].group()[0].upper() == need[-1]:
                need.pop()
                first = at
        if not need and first is not None:
            text = _named(
                text,
                [word.start() + max(0, start - 90) for word in words[first:] if word.group().lower() not in _SMALL],
            )
    return text


def _named(text: str, starts: list[int]) -> str:
    letters = list(text)
    for at in starts:
        letters[at] = letters[at].upper()
    return "".join(letters)


def _spelt(text: str) -> str:
    """What letters stand for, in brackets behind them, is a name."""
    for match in _SPELT.finditer(text):
        words = re.finditer(r"[A-Za-z']+", match[2])
        text = _named(text, [match.start(2) + word.start() for word in words if word.group() not in _SMALL])
    return text


def _titled(text: str) -> str:
    """A title before a name is written as the name is: "General Maza"."""
    found = (
        match
        for match in re.finditer(r"[a-z]+(?= [A-Z][a-z])", text)
        if match.group() in listed("titles") - listed("callings")
    )
    return _named(
        text, [match.start() for match in found if text[match.start() - 1 : match.start()] in ("", " ", "[", "(")]
    )


def _begun(text: str) -> str:
    """Sentences begin with a capital."""
    return _START.sub(lambda match: match.group()[:-1] + match.group()[-1].upper(), text)


@cache
def casing(data: Path) -> Casing:
    """Learned from the treebanks and news under a folder of data. Exits saying what is missing."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in _texts(data):
        for match in _WORD.finditer(text):
            if _tells(text, match):
                counts[match.group().lower()][match.group()] += 1
    if not counts:
        raise SystemExit(f"{data} holds no texts to learn from how words are written (ud_ewt, gum_open, wikinews)")
    for word in (
        word for name in ("people", "participants", "places") for found in words("en", name).values() for word in found
    ):
        counts[word][word] += 1
    return Casing({word: found.most_common(1)[0][0] for word, found in counts.items()})


def _tells(text: str, match: re.Match[str]) -> bool:
    """False for a capital at the beginning of a sentence, which tells nothing."""
    word = match.group()
    if word.islower() or (word.isupper() and len(word) > 1):
        return True
    before = text[max(0, match.start() - 20) : match.start()].rstrip()
    return bool(before) and before[-1] not in ".!?\"“:'‘("


def _texts(data: Path) -> Iterator[str]:
    for path in [*sorted((data / "ud_ewt").glob("*.conllu")), *sorted((data / "gum_open").rglob("*.conllu"))]:
        with path.open(encoding="utf-8") as lines:
            yield from (line[9:] for line in lines if line.startswith("# text = "))
    csv.field_size_limit(10**9)
    for path in sorted(_OWN.glob("*.json")):
        yield str(json.loads(path.read_text("utf-8"))["text"])
    for path in sorted((data / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                yield max(row, key=len)
    for name in ("geo_geovirus", "wikiwars_train"):
        path = data / f"{name}.jsonl"
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                yield from (str(json.loads(line).get("text", "")) for line in lines)
