"""The store keeps what it is given, whole or not at all."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from counterclaim.errors import CodingError, StoreError, UsageError
from counterclaim.records import Coded, Found, LeftOut, Problem
from counterclaim.store import Query, Store, open_store
from tests.store.make import TEXT, WHY, coded


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "s.sqlite") as opened:
        yield opened


def test_every_record_comes_back_as_it_went_in(store: Store) -> None:
    given = coded()
    assert store.put(given, "1") == "added"
    assert store.document(given.document.id) == given
    assert [pair[1] for pair in store.claims()] == list(given.claims)
    assert store.check() == []
    assert list(store.listing()) == [(given.document.id, "velm.txt", "2031-05-04", 2)]


def test_the_same_document_again_adds_nothing(store: Store) -> None:
    store.put(coded(), "1", "a.txt", "g-1")
    before = list(store.dump())
    assert store.put(coded(), "1", "a.txt", "g-1") == "unchanged"
    assert list(store.dump()) == before
    assert store.is_known("g-1", "1") and not store.is_known("g-1", "2") and not store.is_known("g-2", "1")


def test_a_newer_coder_replaces_the_claims_and_keeps_their_ids(store: Store) -> None:
    old = coded()
    store.put(old, "1")
    better = replace(old.claims[0], frame=Found("background", WHY))
    new = replace(old, claims=(better,), relations=(), audit=())
    assert store.put(new, "2") == "replaced"
    assert store.document(old.document.id) == new
    assert new.claims[0].id == old.claims[0].id
    assert store.counts() == {"document": 1, "claim": 1, "relation": 0, "leftover": 0, "problem": 0}


def test_the_same_bytes_under_another_name_are_one_document_with_two_sightings(store: Store) -> None:
    store.put(coded(ref="a.txt"), "1")
    assert store.put(coded(ref="b.txt", published=None), "1") == "unchanged"
    doc_id = store.find_document("b.txt")
    assert store.document(doc_id).document.ref == "a.txt"
    assert [(seen.ref, seen.published) for seen in store.sightings(doc_id)] == [
        ("a.txt", "2031-05-04"),
        ("b.txt", None),
    ]


def _broken() -> dict[str, Coded]:
    good = coded()
    one, two = good.claims
    stray = replace(good.relations[0], right="c-0000000000000000")
    return {
        "twin claims": replace(good, claims=(one, one), relations=()),
        "another document's claim": replace(good, claims=(one, replace(two, doc_id="d-1"))),
        "stray relation": replace(good, relations=(stray,)),
    }


@pytest.mark.parametrize("name", _broken())
def test_contradictory_parts_are_refused_whole(store: Store, name: str) -> None:
    with pytest.raises(CodingError):
        store.put(_broken()[name], "1")
    assert sum(store.counts().values()) == 0


def test_a_failure_within_the_transaction_leaves_the_old_state(store: Store) -> None:
    old = coded()
    store.put(old, "1")
    half = replace(old, audit=(*old.audit, replace(old.audit[0], status="\ud800")))
    with pytest.raises(CodingError, match="surrogate"):
        store.put(half, "2")
    assert store.document(old.document.id) == old


def test_problems_are_one_row_each_and_go_when_their_place_succeeds(store: Store) -> None:
    assert store.put_problem(Problem("guard", "a.txt", "too slow"))
    assert not store.put_problem(Problem("guard", "a.txt", "too slow"))
    store.put_problem(Problem("empty", "b.txt", "nothing"))
    store.put_problem(Problem("read", "standard input:3", "broken"))
    store.put(coded(), "1", "a.txt")
    store.put(coded(TEXT + " "), "1", "standard input:3")
    assert [problem.where for problem in store.problems()] == ["b.txt", "standard input:3"]


CASES = [
    ({}, 4),
    ({"party": ("NOR",)}, 4),
    ({"party": ("SOU",)}, 0),
    ({"event": ("shelling", "talks")}, 4),
    ({"event": ("talks",)}, 0),
    ({"source": ("SOU",)}, 2),
    ({"source": ("official",)}, 2),
    ({"source": ("NOR", "SOU")}, 4),
    ({"frame": ("new",)}, 4),
    ({"frame": ("general",)}, 0),
    ({"since": "2031-05-04"}, 2),
    ({"since": "2031-05-05"}, 0),
    ({"until": "2031-05-03"}, 0),
    ({"until": "2031"}, 2),
    ({"since": "2031-05", "until": "2031-05-04"}, 2),
    ({"party": ("NOR' OR 1 --",)}, 0),
]


@pytest.mark.parametrize(("filters", "expected"), CASES)
def test_filters(store: Store, filters: dict[str, tuple[str, ...]], expected: int) -> None:
    store.put(coded(), "1")
    store.put(coded(TEXT + " ", "undated.txt", None), "1")
    assert len(list(store.claims(Query(**filters)))) == expected


@pytest.mark.parametrize(
    "value", ["yesterday", "2031-5-4", "31", "2031-05-04T00:00", "2031-13", "2031-02-30", "0000", ""]
)
def test_a_filter_by_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="2022-09-13"):
        Query(since=value)


def _unsure(store: Store) -> Coded:
    """Two documents of two claims; of the first, the second claim has a confidence of 0.3, all others 0.7."""
    one = coded()
    less = replace(one.claims[1], confidence=0.3)
    store.put(replace(one, claims=(one.claims[0], less)), "1")
    store.put(coded(TEXT + " ", "undated.txt", None), "1")
    return one


CONFIDENCES = [
    ({}, 0.0, 4, 0),
    ({}, 0.3, 4, 0),
    ({}, 0.31, 3, 1),
    ({}, 0.7, 3, 1),
    ({}, 0.71, 0, 4),
    ({}, 1, 0, 4),
    ({"source": ("NOR",)}, 0.5, 1, 1),
    ({"source": ("SOU",)}, 0.5, 2, 0),
    ({"since": "2031"}, 0.5, 1, 1),
    ({"frame": ("general",)}, 0.5, 0, 0),
]


@pytest.mark.parametrize(("filters", "least", "expected", "left_out"), CONFIDENCES)
def test_claims_below_a_confidence_are_left_out_and_counted(
    store: Store, filters: dict[str, tuple[str, ...]], least: float, expected: int, left_out: int
) -> None:
    _unsure(store)
    query = Query(**filters, min_confidence=least)
    found = [claim for _, claim in store.claims(query)]
    assert len(found) == expected and all(claim.confidence >= least for claim in found)
    assert store.left_out(query) == LeftOut(left_out, least)
    assert store.left_out(Query(**filters)) is None
    assert store.counts()["claim"] == 4


def test_the_listing_counts_the_claims_that_are_left(store: Store) -> None:
    one = _unsure(store)
    assert [row[3] for row in store.listing()] == [2, 2]
    assert [row[3] for row in store.listing(0.5)] == [1, 2]
    assert [row[3] for row in store.listing(0.9)] == [0, 0]
    ids = [claim.id for claim in one.claims]
    assert store.below(ids, 0.5) == {ids[1]} and store.below(ids, 0.3) == store.below([], 0.5) == set()
    assert store.below([*ids, *(f"c-{n:016x}" for n in range(2000))], 0.9) == set(ids)


@pytest.mark.parametrize("value", [-0.01, 1.01, 80, float("nan"), float("inf")])
def test_a_confidence_that_is_none_is_refused(store: Store, value: float) -> None:
    with pytest.raises(UsageError, match=f"--min-confidence wants a number from 0 to 1, not {value}"):
        Query(min_confidence=value)
    with pytest.raises(UsageError, match="0 to 1"):
        list(store.listing(value))


@pytest.mark.parametrize("readonly", [True, False])
def test_a_store_without_the_column_of_confidence_is_brought_up(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "old.sqlite"
    with open_store(path) as made:
        _unsure(made)
        before = list(made.dump())
    db = sqlite3.connect(path)
    db.executescript("DROP INDEX claim_confidence; ALTER TABLE claim DROP COLUMN confidence; PRAGMA user_version = 3;")
    db.close()
    with open_store(path, readonly=readonly) as store:
        assert list(store.dump()) == before and store.check() == []
        assert len(list(store.claims(Query(min_confidence=0.5)))) == 3
    with open_store(path) as store:
        assert store.put(coded(TEXT + "  "), "1") == "added" and store.counts()["claim"] == 6


def test_names_and_beginnings_of_ids(store: Store) -> None:
    given = coded()
    store.put(given, "1")
    doc, one = given.document.id, given.claims[0].id
    assert {store.find_document(name) for name in (doc, doc[:6], doc[2:7], "velm.txt")} == {doc}
    assert store.find_claim(one[:9]) == store.find_claim(one) == one
    for miss in ("", "c-", "c-%", "velm", "zz"):
        with pytest.raises(UsageError, match="there is no"):
            store.find_claim(miss)


def test_an_ambiguous_beginning_lists_what_it_may_mean(store: Store) -> None:
    texts = [TEXT + " " * n for n in range(40)]  # 40 ids over 16 first digits: some digit comes twice
    for text in texts:
        store.put(coded(text), "1")
    ids = sorted(document.id for document in store.documents())
    first = next(a for a, b in pairwise(ids) if a[:3] == b[:3])
    with pytest.raises(UsageError, match="may mean several"):
        store.find_document(first[:3])


def test_it_is_read_while_another_process_writes(store: Store) -> None:
    store.put(coded(), "1")
    store._db.execute("BEGIN IMMEDIATE")
    store._db.execute("DELETE FROM problem")
    script = (
        "import sys; from counterclaim.store import open_store; print(open_store(sys.argv[1], readonly=True).counts())"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(store.path)], capture_output=True, text=True, check=True)
    assert "'claim': 2" in ran.stdout
    with open_store(store.path, busy=0.05) as second, pytest.raises(StoreError, match="another process keeps writing"):
        second.put_problem(Problem("read", "a", "b"))
    store._db.execute("ROLLBACK")


def test_reading_only_does_not_write(store: Store) -> None:
    store.put(coded(), "1")
    with open_store(store.path, readonly=True) as reader, pytest.raises(StoreError, match="cannot be written"):
        reader.put_problem(Problem("read", "a", "b"))


def test_a_full_disk_is_said_and_nothing_is_half_written(store: Store) -> None:
    store.put(coded(), "1")
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        store.put(coded(TEXT + "x" * 100_000), "1")
    store._db.execute("PRAGMA max_page_count = 100000")
    assert store.check() == [] and store.counts()["document"] == 1
    assert store.put(coded(TEXT + "x" * 100_000), "1") == "added"


def _newer(path: Path) -> None:
    open_store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


def _foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE other (a)")
    db.commit()
    db.close()


UNFIT = {
    "text": (
        lambda path: path.write_text("not a database, but long enough to look like one" * 50),
        "not a counterclaim store",
    ),
    "newer": (_newer, "update counterclaim"),
    "foreign": (_foreign, "another program"),
    "folder": (lambda path: path.mkdir(), "this is a folder"),
}


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize("readonly", [True, False])
def test_what_is_no_store_of_ours_is_said_and_left_alone(tmp_path: Path, name: str, readonly: bool) -> None:
    path = tmp_path / "x.sqlite"
    make, message = UNFIT[name]
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=message) as caught:
        open_store(path, readonly=readonly)
    assert str(path) in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_a_missing_store_or_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="counterclaim add"):
        open_store(tmp_path / "none.sqlite", readonly=True)
    with pytest.raises(StoreError, match="check that its folder exists"):
        open_store(tmp_path / "no" / "none.sqlite")


def test_runs_are_noted_and_an_interrupted_one_has_no_end(store: Store) -> None:
    store.finish_run(store.start_run("1"), {"added": 2})
    store.start_run("1")
    rows = store._db.execute("SELECT finished IS NULL, summary FROM run ORDER BY id").fetchall()
    assert rows == [(0, '{"added":2}'), (1, None)]
