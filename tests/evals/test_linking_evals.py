"""The made-up material of the linking evals: many papers of few reporters, many claims of few acts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from counterclaim.link.across import copies, origins, sketch
from counterclaim.records import Document
from evals.linkspeed import claims, link
from evals.reprints import ACCOUNTS, made


def test_reprints_and_rewrites_go_back_to_their_reporters() -> None:
    rows = list(made(40, seed=2))
    sketches = [
        replace(sketch(Document(row["id"], "x", row["text"], "x", ())), day=date.fromisoformat(row["published"]))
        for row in rows
    ]
    story = origins(sketches, copies(sketches))
    assert len(set(story.values())) == len(ACCOUNTS)
    assert len({(story[row["id"]], row["account"]) for row in rows}) == len(ACCOUNTS)


def test_papers_are_made_anew_the_same_way() -> None:
    assert list(made(12, seed=3)) == list(made(12, seed=3)) != list(made(12, seed=4))


def test_shuffled_claims_keep_their_incidents() -> None:
    rows = claims(1500)
    found, mixed = link(rows), rows[:]
    random.Random(1).shuffle(mixed)
    assert mixed != rows and link(mixed) == found
    assert 1 < len(found.incidents) < len(rows)
