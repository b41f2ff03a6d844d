"""Makes the list of ordinary words, those written in small letters: `python -m training.casing` (EWT train, CC BY-SA; our own articles).

Text in capitals is read by it: what is on the list is no name. Only words of the train parts are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from corpus.join import documents, is_test
from counterclaim.gazetteer import is_settled

OUT = Path("src/counterclaim/lang/en/ordinary.txt")
#: People of a city that everybody knows.
CITY = 300_000
_WORD = re.compile(r"[a-z]+")
HEADER = """\
# Words of English that are written in small letters, a word a line.
# Derived from UD English-EWT and the articles of our own corpus. Licence: CC BY-SA 4.0.
# Made by `python -m training.casing`; not to be edited.
"""


def main() -> None:
    """Writes the list, a word a line, in alphabetical order."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for path in Path("../shared/data/ud_ewt").glob("*train*.conllu"):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and cells[0].isdigit() and cells[0] != "1" and cells[1].isalpha():
                (small if cells[1].islower() else large)[cells[1].lower()] += not cells[1].isupper()
    for row in documents(None):
        if not is_test(row):
            small.update(re.findall(r"(?<=[a-z,] )[a-z]{2,}(?![\w'’-])", row["text"]))
            large.update(w.lower() for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", row["text"]))
    cities = {
        w for w, n in small.items() if n == 1 and is_settled(w, CITY)
    }  # "isfahan", written small by somebody once
    kept = sorted(w for w, n in small.items() if _WORD.fullmatch(w) and n > large[w] and w not in cities)
    OUT.write_text(HEADER + "\n".join(kept) + "\n", "utf-8")
    print(len(kept), "words in", OUT)


if __name__ == "__main__":
    main()
