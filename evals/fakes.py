"""FA-KES: an article's dead, and who killed them, where and with what: `python -m evals.fakes [--data FILE] [--json] [--errors N]`.

FA-KES (Abu Salem et al. 2019) has 478 articles on the war in Syria from 15 outlets of all sides. People coded of each the dead of its main
event, civilians and others, and the event's place (a governorate), actor (six kinds and "unknown") and cause (five and "unknown"). Its
label of true and false is not used. Nobody has published how well a program reads these values. What an article's claims come to in
these codes, `evals.syria` and `evals.tolls` say.

Of the articles, the corpus annotates 464, and the reader was trained on most of these (with our claims, never with the coded values):
`untrained` are the others and the headline figures, `trained` those trained on. Rules were worked out by articles of either, but not by
`held_out`, a third by a hash of their ids, whose errors are never shown; `read` are the others. Some articles of `untrained` tell of an
event that one of `trained` tells of, too.

All figures are shares of the articles in percent; an article in which we find no dead counts as wrong. `civilians`, `others`:
- `exact`: the number is the one coded ("at least 49" and "more than 49" are 49).
- `within`: the coded number lies within the bounds of ours, open where the words leave them open ("at least 49" is 49 or more).
- `told`: some toll in the article has the coded number, if not the one that we took for the main one; for nought, none has such dead.
`dead.exact`: both are exact. `actor`, `place`, `cause`: `accuracy`; a place is right in the same governorate, `within_161km` if it lies
so far at most from the governorate's town. Two articles are coded in two rows: ours is right if it is right in one.

Beside them stand simple guesses: `first_number`, the first number in a sentence with a word for death, all civilians; `most_frequent`,
the value that most of the same articles have.

Why the dead were not both exact in 72 of the 302 articles of `read`, each looked at when the policy was made:

| articles | cause |
|---|---|
| 26 | the coders took another event than the first, one of several places, a sum of events, or another of two figures ("500 to 1300") |
| 13 | coded is what the text does not say: another number, the injured as dead, a status that no word tells |
| 11 | we read no toll where there is one, most of them in headlines and in sentences that have lost their punctuation |
| 8 | misread, half of them like "three killed 12 others injured", which has lost its comma |
| 8 | that the dead were soldiers, police or fighters was not read ("38 regime forces", "40 attackers") |
| 6 | our policy: parts added to their whole, a number that two tolls share by chance |

Of the 61 wrong actors 29 were coded unknown, where we name one (often the "terrorists" of an agency, whose side other sentences tell); of the
55 wrong places 19 were none, and 13 Aleppo for Idlib or the reverse, whose towns lie 55 km apart; of the 45 wrong causes 11 were fighting,
coded unknown.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.texts import Text, fa_kes
from counterclaim.pipeline import Coder, load_coder
from evals.common import percent, record
from evals.parts import is_held_out, trained_on
from evals.shared import shared
from evals.syria import NEAR, Article, article, away
from evals.times import rows_of
from evals.tolls import Dead, Toll

PARTS = ("untrained", "trained", "read", "held_out")
_DEATH = re.compile(r"\b(?:kill\w*|dead|deadly|death\w*|dies?|died|dying|slain|massacre\w*|martyr\w*)\b", re.IGNORECASE)
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER = re.compile(rf"\b(?:\d[\d,]*|{'|'.join(_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Coded:
    """One row of FA-KES."""

    civilians: int
    others: int
    actor: str
    place: str
    cause: str


def coded(row: dict[str, Any]) -> Coded:
    """The coded values of a row of the file."""
    return Coded(
        int(row["nb_civilians"]), int(row["nb_noncivilians"]), row["actor"], row["location"], row["cause_of_death"]
    )


def first_number(text: str) -> int | None:
    """The first number in a sentence with a word for death, years aside; None where there is none."""
    for sentence in _SENTENCE.split(text):
        if _DEATH.search(sentence):
            for match in _NUMBER.finditer(sentence):
                word = match.group().casefold().replace(",", "")
                if not _YEAR.match(word):
                    return _WORDS.index(word) + 1 if word in _WORDS else int(word)
    return None


@dataclass(slots=True)
class Tally:
    """Counts of articles by what is right in them, and the coded values."""

    articles: int = 0
    right: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[Any]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list)

    def add(self, text: Text, rows: Sequence[Coded], ours: Article) -> None:
        """Count one article."""
        self.articles += 1
        self.right.update(name for name, is_right in _checks(rows, ours) if is_right)
        guess = first_number(text.text)
        self.right["civilians.first_number"] += any(row.civilians == guess for row in rows)
        self.right["dead.first_number"] += any((row.civilians, row.others) == (guess, 0) for row in rows)
        for name in ("civilians", "others", "actor", "place", "cause"):
            self.values[name][getattr(rows[0], name)] += 1
        self.values["dead"][rows[0].civilians, rows[0].others] += 1
        self.errors += _errors(text, rows[0], ours)

    def figures(self) -> dict[str, Any]:
        """What is reported."""
        out: dict[str, Any] = {"articles": self.articles, "coverage": self._share("coverage")}
        for name in ("civilians", "others"):
            out[name] = {how: self._share(f"{name}.{how}") for how in ("exact", "within", "told")}
        out["dead"] = {"exact": self._share("dead.exact"), "first_number": self._share("dead.first_number")}
        out["civilians"]["first_number"] = self._share("civilians.first_number")
        for name in ("actor", "place", "cause"):
            out[name] = {how: self._share(f"{name}.{how}") for how in ("accuracy", "coverage")}
        out["place"]["within_161km"] = self._share("place.within_161km")
        for name, values in self.values.items():
            out[name]["most_frequent"] = percent(values.most_common(1)[0][1], self.articles)
        return out

    def _share(self, name: str) -> float:
        return percent(self.right[name], self.articles)


def _checks(rows: Sequence[Coded], ours: Article) -> Iterator[tuple[str, bool]]:
    """What is asked of an article, and whether ours is right."""
    toll = ours.toll
    yield "coverage", toll is not None
    if toll is not None:
        yield "dead.exact", any((row.civilians, row.others) == (toll.civilians.said, toll.others.said) for row in rows)
        yield from _numbers("civilians", [row.civilians for row in rows], ours, toll, lambda one: one.civilians)
        yield from _numbers("others", [row.others for row in rows], ours, toll, lambda one: one.others)
    yield "actor.coverage", ours.actor != "unknown"
    yield "actor.accuracy", any(row.actor == ours.actor for row in rows)
    yield "cause.coverage", ours.cause != "unknown"
    yield "cause.accuracy", any(row.cause == ours.cause for row in rows)
    yield "place.coverage", ours.place is not None
    yield "place.accuracy", any(row.place == ours.place for row in rows)
    point = ours.point
    yield "place.within_161km", point is not None and any(away(point, row.place) <= NEAR for row in rows)


def _numbers(
    name: str, numbers: Sequence[int], ours: Article, toll: Toll, of: Callable[[Toll], Dead]
) -> Iterator[tuple[str, bool]]:
    told = {of(one).said for one in ours.tolls}
    told = (told - {0}) or {0}
    yield f"{name}.exact", of(toll).said in numbers
    yield f"{name}.within", any(of(toll).fits(number) for number in numbers)
    yield f"{name}.told", of(toll).said in numbers or any(number in told for number in numbers)


def _errors(text: Text, row: Coded, ours: Article) -> Iterator[str]:
    title = text.text.partition("\n")[0]
    toll = ours.toll
    dead = (toll.civilians.said, toll.others.said) if toll else None
    if dead != (row.civilians, row.others):
        yield f"dead {row.civilians} civilians, {row.others} others not {dead} | {text.ref} {title}"
    for name in ("actor", "place", "cause"):
        if getattr(row, name) != getattr(ours, name):
            yield f"{name} {getattr(row, name)} not {getattr(ours, name)} | {text.ref} {title}"


def score(path: Path, coder: Coder | None = None) -> dict[str, Tally]:
    """The tallies of a file by part of the articles."""
    coder, seen = coder or load_coder(), trained_on("fakes")
    rows: dict[str, list[Coded]] = defaultdict(list)
    for row in rows_of(path):
        rows[row["unit_id"]].append(coded(row))
    out = {part: Tally() for part in PARTS}
    for text in fa_kes(path):
        ours = read(text, coder)
        for part in ("trained" if text.id in seen else "untrained", "held_out" if is_held_out(text.ref) else "read"):
            out[part].add(text, rows[text.ref], ours)
    return out


def read(text: Text, coder: Coder) -> Article:
    """What the claims of one article come to."""
    document = record(text.ref, text.text, text.published, outlet=text.outlet, language="en")
    return article(coder.claims(document, coder.parse(document)))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a file of coded articles (default: FA-KES)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors in the articles not held out")
    args = parser.parse_args()
    tallies = score(args.data or shared("data", "fa_kes_dev.jsonl"))
    figures = {part: tally.figures() for part, tally in tallies.items() if tally.articles}
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in tallies["read"].errors[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
