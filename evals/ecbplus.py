"""ECB+ (Cybulska & Vossen 2014, CC BY 3.0) as sentences and event mentions; nothing of its text is kept here.

The usual setting: mentions of actions in the sentences that `ECBplus_coreference_sentences.csv` lists as checked; topics 1 to 35
for training but for the eight of the development split, 36 to 45 for the test.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEV = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
#: First topic of the test split.
TEST = 36
SPLITS = ("train", "dev", "test")
LIST = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True)
class Marked:
    """An event mention: the words it covers, by number within their sentence, and the chain it belongs to."""

    doc: str
    sentence: int
    words: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """One file: its sentences as words, those that were checked, and the mentions in them in the order of the text."""

    name: str
    topic: int
    sentences: tuple[tuple[str, ...], ...]
    checked: frozenset[int]
    mentions: tuple[Marked, ...]

    @property
    def split(self) -> str:
        """`train`, `dev` or `test`."""
        return "dev" if self.topic in DEV else "test" if self.topic >= TEST else "train"

    @property
    def subtopic(self) -> str:
        """The seminal event that the file is about: each topic has two, `ecb` and `ecbplus`."""
        return f"{self.topic}{'ecbplus' if self.name.endswith('ecbplus') else 'ecb'}"


def articles(folder: Path, split: str) -> list[Article]:
    """The files of a split, in the order of their names."""
    checked = _checked(folder / LIST)
    out = []
    for topic in sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit()):
        for path in sorted((folder / str(topic)).glob("*.xml")):
            article = _read(path, topic, checked.get(path.stem, frozenset()))
            if article.split == split:
                out.append(article)
    return out


def _checked(path: Path) -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            out[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in out.items()}


def _read(path: Path, topic: int, checked: frozenset[int]) -> Article:
    root = ElementTree.parse(path).getroot()
    at: dict[str, tuple[int, int]] = {}
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        at[token.get("t_id", "")] = (number, len(sentences[number]))
        sentences[number].append(token.text or "")
    rows = tuple(tuple(sentences[number]) for number in range(max(sentences, default=-1) + 1))
    found = sorted(_mentions(root, path.stem, at), key=lambda one: (one.sentence, one.words, one.chain))
    return Article(path.stem, topic, rows, checked, tuple(one for one in found if one.sentence in checked))


def _mentions(root: ElementTree.Element, name: str, at: dict[str, tuple[int, int]]) -> Iterator[Marked]:
    """Mentions of actions that stand in one sentence, each with its chain; one in no relation is alone."""
    chains = _chains(root, name)
    for mark in root.iterfind("Markables/*"):
        places = [at[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]
        number = mark.get("m_id", "")
        if places and mark.tag.removeprefix("NEG_").startswith("ACTION") and len({row for row, _ in places}) == 1:
            words = tuple(sorted(word for _, word in places))
            yield Marked(name, places[0][0], words, chains.get(number, f"{name}:{number}"))


def _chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    out = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note", "") if across else f"{name}/{relation.get('r_id')}"
        for source in relation.iterfind("source"):
            out[source.get("m_id", "")] = chain
    return out
