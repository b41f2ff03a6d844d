"""Who did what to whom in terrorist incidents, how sure of whom: `python -m evals.muc4 [--data DIR] [--split SET] [--json] [--errors N]`.

MUC-4 (1992) has messages in capitals on nine Latin American countries, each with a template of 24 slots for every terrorist incident.
Here the claims of each message are put together into such templates (`evals.muc`), with the confidence that the text has in each
perpetrating organisation (REPORTED AS FACT, CLAIMED OR ADMITTED, SUSPECTED OR ACCUSED, … BY AUTHORITIES, POSSIBLE) from force, source and
modality, and scored as ALL TEMPLATES was: templates mapped so that they earn most, half a point for what is partially right, precision,
recall and F1 by slot (`all`: over all slots). In 1992 a person judged strings, dates, places and numbers that were not the key's to the
letter; here rules do, and are stricter (`evals.muc.compare`).

`--split` is tst3 unless said, which nothing was tuned on; `dev`, `tst1` and `tst2` are for work, and only they show `--errors`. DIR has a
folder per set. What MUC-4 asks and the program's claims do not tell has its rules in `evals.muc`: which acts are one incident, which are
too old, too general or purely military to count, how a place is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.errors import ReadError
from counterclaim.pipeline import Coder, load_coder
from evals.common import record
from evals.muc.casing import casing
from evals.muc.fills import templates_of
from evals.muc.messages import SETS, Message, read_set
from evals.muc.nouns import Text
from evals.muc.score import Scores, score
from evals.muc.templates import KINDS, Template
from evals.shared import shared

#: The set that is reported and never looked into.
HELD_OUT = "tst3"


def filled(message: Message, coder: Coder, cased: Callable[[str], str]) -> list[Template]:
    """The templates of one message; none where it cannot be read as English."""
    day = message.day.isoformat() if message.day else None
    try:
        document = record(message.id, cased(message.text), day, outlet=message.source)
    except ReadError:
        return []
    sentences = coder.parse(document)
    return templates_of(message, Text(document, sentences), coder.claims(document, sentences))


def scored(folder: Path, name: str) -> Scores:
    """The scores of one set."""
    found, coder, cased = read_set(folder, name), load_coder(), casing(folder.parent)
    return score(found.keys, {message.id: filled(message, coder, cased) for message in found.messages})


def errors(scores: Scores) -> Iterator[str]:
    """What is missing, spurious or different, a line each."""
    for key, response in scores.pairs:
        if key is None or response is None:
            one, what = key or response, "spurious" if key is None else "missing"
            if one is not None:
                yield f"{one.message} {what}: {_shown(one, 'type')} of {_shown(one, 'target', 'victim', 'description')}"
            continue
        for slot in KINDS:
            theirs, ours = _shown(key, slot), _shown(response, slot)
            if theirs != ours:
                yield f"{key.message} {slot}: {theirs or '-'} | ours {ours or '-'}"


def _shown(one: Template, *slots: str) -> str:
    fills = (fill for slot in slots for fill in one.fills(slot))
    return " + ".join(" / ".join(fill.values) + "".join(f": {ref}" for ref in fill.refs[:1]) for fill in fills)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder with a folder per set (default: MUC-4 as it came)")
    parser.add_argument("--split", choices=SETS, default=HELD_OUT, help=f"the set (default: {HELD_OUT})")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors of a set that is for work")
    args = parser.parse_args()
    if args.errors and args.split == HELD_OUT:
        parser.error(f"{HELD_OUT} is only scored: look at the errors of dev, tst1 or tst2")
    scores = scored(args.data or shared("data", "muc4"), args.split)
    figures: dict[str, Any] = scores.figures()
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in list(errors(scores))[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
