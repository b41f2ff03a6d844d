"""Outcomes come in the order of the items, whatever becomes of the processes that work on them."""

from collections.abc import Iterator

import pytest

from counterclaim.errors import ResourceError, UsageError
from counterclaim.read import RawItem
from counterclaim.records import Coded, Problem
from counterclaim.run import code_stream, mark_of
from tests.run.fakes import item, load, load_badly, load_deadly, load_slowly


def summary(outcomes: Iterator) -> list[tuple[int, str, str]]:
    return [
        (number, where, "coded" if isinstance(result, Coded) else result.message)
        for number, where, result in ((o.number, o.where, o.result) for o in outcomes)
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_input_order_problems_in_their_places(workers: int) -> None:
    items = [item("NAP", "a"), Problem("read", "b", "broken"), item("", "c"), item("REFUSE", "d"), item("FAULT", "e")]
    got = summary(code_stream(items, workers, load=load))
    assert [(number, where) for number, where, _ in got] == list(enumerate("abcde"))
    assert [message for *_, message in got][:4] == ["coded", "broken", "coded", "refused"]
    assert "KeyError" in got[4][2] and "please report" in got[4][2]


def test_one_process_and_several_give_the_same() -> None:
    items = [item(f"They shelled it {n} times.", str(n)) for n in range(20)]
    assert list(code_stream(items, 1, load=load)) == list(code_stream(items, 3, load=load))


DEATHS = [("DIE", "killed, most likely for want of memory"), ("CRASH", "SIGSEGV"), ("EXIT", "exit 3")]


@pytest.mark.parametrize(("order", "message"), DEATHS)
def test_a_dead_worker_is_a_problem_of_its_document_alone(order: str, message: str) -> None:
    items = [item("", "a"), item(order, "b"), item("", "c"), item(order, "d"), item("", "e"), item("", "f")]
    got = summary(code_stream(items, 2, load=load))
    assert [where for _, where, _ in got] == list("abcdef")
    assert [entry == "coded" for *_, entry in got] == [True, False, True, False, True, True]
    assert message in got[1][2] and message in got[3][2]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_takes_too_long_is_given_up(workers: int) -> None:
    got = summary(code_stream([item("SLEEP", "a"), item("", "b")], workers, load=load_slowly, wall=3))
    assert [where for _, where, _ in got] == ["a", "b"]
    assert "longer than 3 seconds" in got[0][2] and got[1][2] == "coded"


@pytest.mark.parametrize("workers", [1, 2])
def test_it_reads_no_further_ahead_than_it_must(workers: int) -> None:
    read = 0

    def endless() -> Iterator[RawItem]:
        nonlocal read
        while True:
            read += 1
            yield item("NAP" if read == 1 else "", str(read))

    stream = code_stream(endless(), workers, load=load)
    for told in range(1, 30):
        next(stream)
        assert read <= told + 4 * workers + 1
    stream.close()


@pytest.mark.parametrize(("loader", "message"), [(load_badly, "weights.onnx"), (load_deadly, "exit 9")])
def test_a_coder_that_cannot_be_loaded_ends_the_run(loader, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        list(code_stream([item("", "a"), item("", "b")], 2, load=loader))


def test_no_items_no_workers() -> None:
    assert list(code_stream([], 2, load=load_deadly)) == []
    with pytest.raises(UsageError):
        list(code_stream([], 0, load=load))


def test_a_mark_is_of_bytes_and_details_not_of_the_place() -> None:
    one = item("x", "a.txt", ref="r", title="t")
    assert mark_of(one) == mark_of(item("x", "b/a.txt", ref="r", title="t"))
    others = [
        item("y", "a.txt", ref="r", title="t"),
        item("x", "a.txt", ref="q", title="t"),
        item("x", "a.txt", ref="r"),
    ]
    assert mark_of(one) not in {mark_of(other) for other in others}
