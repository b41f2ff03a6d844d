"""Sets the reader's thresholds and calibrates it: `python -m training.limits [--folder DIR]`.

The thresholds were chosen by hand on the held-out documents of the corpus' train part (`training.articles.held_out`), under the condition that
no floor of the gold development articles may sink: the rules were written by those and are better there than anywhere else, so that
thresholds best for the corpus alone would trust them too little there. Calibration is Platt's (1999): a logistic regression of what came
true on the log-odds that the network gave, on the held-out documents. Both go into `reader.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus.join import documents, is_test
from counterclaim.extract import look_with
from counterclaim.model import DATA
from counterclaim.model.reader import Reader
from counterclaim.pipeline import Coder, load_coder
from evals.confidence import scored
from training.articles import held_out

#: How sure the network must be. Of an event that the rules keep, one that they gave to another, one that they do not see; of another
#: type than theirs. Of a word in a role that the rules have there ("kept"), that they have not ("new"), and in a role for which they have
#: nobody ("alone", where nothing of theirs is lost). Of another answer than theirs to a question about the whole event, another source,
#: a source where they have none, the article's own voice as the source; above 1 is never. "conflict" is the sum of
#: chances of acts of force from which a document is one of conflict; in others "kept.elsewhere" stands for "kept", and where the rules
#: see weak words alone or none, nothing is read below "told". "frame.general": where the rules see a habit.
LIMITS = {
    **{"kept": 0.05, "merged": 0.8, "new": 0.75, "retype": 0.7},
    **{"conflict": 1, "kept.elsewhere": 0.15, "told": 0.5},
    **{"actor.kept": 0.005, "actor.new": 0.9, "target.kept": 0.03, "target.new": 0.85},
    **{"weapon.kept": 0.02, "weapon.new": 0.99, "place.kept": 0.05, "place.new": 0.9},
    **{
        "actor.alone": 0.85,
        "target.alone": 0.85,
        "weapon.alone": 0.75,
        "place.alone": 0.8,
        "time.alone": 0.85,
        "source.alone": 0.97,
    },
    **{"time.kept": 0.0005, "time.new": 0.97, "count.kept": 0.02, "count.new": 0.95},
    **{
        "modality": 2.0,
        "frame": 0.97,
        "frame.general": 0.99,
        "speech": 0.93,
        "started": 2.0,
        "source.new": 2.0,
        "source.outlet": 2.0,
    },
}
#: The program's name of a score → the eval's, where they differ.
_FIELDS = {"weapon": "weapons", "count": "counts"}


def platt(rows: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset on the log-odds; (1, 0) where there is too little to learn from."""
    if len(rows) < 50 or len({r for _, r in rows}) < 2:
        return 1.0, 0.0
    chance = np.clip([s for s, _ in rows], 1e-4, 1 - 1e-4)
    found = LogisticRegression(C=100.0).fit(np.log(chance / (1 - chance))[:, None], [r for _, r in rows])
    return round(float(found.coef_[0, 0]), 4), round(float(found.intercept_[0]), 4)


def calibrate(reader: Reader, rows: Sequence[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """The slopes of every score, fitted on the program's own claims of held-out documents; that of confidence last, on the others."""
    names = ("trigger", *reader.roles, "source", "speech", "modality", "frame")
    reader.slopes = {}
    found, _ = scored(rows, coder_with(reader))
    reader.slopes = {name: platt(found.get(_FIELDS.get(name, name), [])) for name in names}
    found, _ = scored(rows, coder_with(reader))
    return {**reader.slopes, "confidence": platt(found["claim"])}


def coder_with(reader: Reader) -> Coder:
    """The program with a reader that need not be the packaged one."""
    return replace(load_coder(rules_alone=True), look=partial(look_with, reader))


def main() -> None:
    """The command: writes limits and slopes into the packaged `reader.json`, and prints what they rest on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=DATA)
    args = parser.parse_args()
    reader = Reader(args.folder)
    reader.limits = LIMITS
    slopes = calibrate(reader, [row for row in documents() if not is_test(row) and held_out(row["id"])])
    path = args.folder / "reader.json"
    about = json.loads(path.read_text("utf-8")) | {"limits": LIMITS, "slopes": slopes}
    path.write_text(json.dumps(about) + "\n", "utf-8")
    print(slopes)


if __name__ == "__main__":
    main()
