"""Makes the list of words by what they are: `python -m training.classes` (EWT and GUM train, CC BY-SA; our own articles).

What stands behind "Sudanese" tells whether that is an adjective. Tags are the treebanks', and the analysis model's own in our articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from corpus.join import documents, is_test
from counterclaim.model import load
from counterclaim.parse import parse
from evals.common import record
from training.corpora import conllu

OUT = Path("src/counterclaim/lang/en/classes.tsv")
#: A word that is a noun at least so often is one.
SURE = 0.95
HEADER = """\
# Words of English in small letters by what they are: nouns, adjectives, and what is a noun or a verb.
# Derived from UD English-EWT, GUM and the articles of our own corpus. Licence: CC BY-SA 4.0.
# Made by `python -m training.classes`; not to be edited.
"""


def counted() -> dict[str, Counter[str]]:
    """How often each word is of each part of speech."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    data = Path("../shared/data")
    for path in (data / "ud_ewt" / "train.conllu", *(data / "gum_open" / "train").glob("*.conllu")):
        for example in conllu(path):
            for word, upos in zip(example.words, example.upos or (), strict=True):
                if word.islower() and word.isalpha():
                    out[word][upos] += 1
    model = load()
    for row in documents(None):
        if not is_test(row):
            for sentence in parse(record(row["id"], row["text"]), model):
                for token in sentence.tokens:
                    if token.text.islower() and token.text.isalpha() and len(token.text) > 1:
                        out[token.text][token.upos] += 1
    return out


def kind(seen: Counter[str]) -> str | None:
    """What a word is: `noun`, `adjective`, `either` a noun or a verb; None for anything else."""
    noun, quality, act = seen["NOUN"], seen["ADJ"], seen["VERB"] + seen["AUX"]
    if noun + quality + act < SURE * (seen.total() - seen["PROPN"]):
        return None
    if noun >= SURE * (noun + act) and noun >= quality:
        return "noun" if noun else None
    if quality > noun:
        return "adjective" if quality >= SURE * (quality + act) else None
    return "either" if noun else None


def main() -> None:
    """Writes the lists."""
    lists: dict[str, list[str]] = defaultdict(list)
    for word, seen in counted().items():
        found = kind(seen)
        if found:
            lists[found].append(word)
    rows = (f"={name}\t{' '.join(sorted(lists[name]))}\n" for name in sorted(lists))
    OUT.write_text(HEADER + "".join(rows), "utf-8")
    print({name: len(row) for name, row in lists.items()}, OUT)


if __name__ == "__main__":
    main()
