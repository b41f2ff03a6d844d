"""Writes the lemma table from the treebanks: `python -m training.lemmas`.

Only what `counterclaim.parse.lemmas` would get wrong by its rules goes in, with the attested lemmas it chooses from.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from counterclaim.parse import lemmas
from training import corpora
from training.corpora import Example

OUT = Path("src/counterclaim/lang/en/lemmas.tsv")
HEADER = """\
# Lemmas of English: what the rules of counterclaim.parse.lemmas get wrong, and the lemmas they choose from.
# Derived from UD English-EWT and the openly licensed genres of UD English-GUM. Licence: CC BY-SA 4.0.
# Made by `python -m training.lemmas`; not to be edited. Own additions belong in irregular.yaml.
"""
CLASSES = ("NOUN", "VERB", "ADJ", "ADV")
#: Endings after which a rule leaves more than one reading open; other lemmas need not be listed.
OPEN = ("e", "ll", "ss", "ff", "zz", "y", "s", "x", "z", "ch", "sh", "o", "l", "i")


def counted(examples: Iterable[Example]) -> dict[tuple[str, str, str], Counter[str]]:
    """How often each lemma was given to a word in its class and inflection; misspelt words are left out."""
    out: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for e in examples:
        for word, upos, feats, lemma in zip(e.words, e.upos or (), e.feats or (), e.lemmas or (), strict=True):
            if "Typo=Yes" not in feats and "Style=" not in feats and lemma not in ("", "_"):
                word = word.replace("’", "'").replace("`", "'") if upos not in ("PUNCT", "SYM", "X") else word
                out[word.lower(), upos, lemmas.inflection(upos, feats)][lemma.replace("’", "'")] += 1
    return out


def written(counts: dict[tuple[str, str, str], Counter[str]]) -> str:
    """The table's text."""
    best = {key: min(c.items(), key=lambda p: (-p[1], p[0]))[0] for key, c in counts.items()}
    known = {
        u: sorted(
            {
                b
                for (w, upos, _), b in best.items()
                if upos == u and b.isalpha() and b.islower() and (u == "VERB" or b.endswith(OPEN))
            }
        )
        for u in CLASSES
    }
    text = HEADER + "".join(f"={u}\t{' '.join(known[u])}\n" for u in CLASSES)
    rules = lemmas.parsed(text)
    for (word, upos, form), lemma in sorted(best.items()):
        if upos in ("PROPN", "X", "SYM", "PUNCT", "NUM") and (form != "many" or counts[word, upos, form].total() < 2):
            continue
        if upos in ("VERB", "AUX") and not lemma.islower():
            continue  # in a title
        if upos in CLASSES and lemma.istitle() and counts[word, upos, form][lemma] < counts[word, upos, form].total():
            continue  # "Prime Minister", but "a prime target"
        shown = word.title() if upos == "PROPN" else word
        if lemmas.of(shown, upos, form, rules) != lemma and "\t" not in word + lemma:
            text += f"{word}\t{upos}\t{form}\t{lemma}\n"
    return text


def main() -> None:
    """Reads the training parts, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    text = written(counted(corpora.ewt(a.data, "train") + corpora.gum(a.data)))
    a.out.write_text(text, "utf-8")
    print(f"{a.out}: {len(text):,} characters, {text.count(chr(10)):,} lines")


if __name__ == "__main__":
    main()
