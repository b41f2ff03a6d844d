"""Results kept by the identity of what they were made of."""

from __future__ import annotations

from counterclaim.remembered import remembered


def test_the_same_thing_is_asked_about_once_and_an_equal_one_again() -> None:
    asked: list[tuple[str, ...]] = []

    @remembered(2)
    def size(of: tuple[str, ...], more: int = 0) -> int:
        asked.append(of)
        return len(of) + more

    one, two = tuple("ab"), tuple("ab")
    assert [size(one), size(one), size(one, 1), size(one, more=1)] == [2, 2, 3, 3]
    assert len(asked) == 3
    assert size(two) == 2
    assert len(asked) == 4


def test_no_more_is_kept_than_said_and_nothing_wrong_is_given() -> None:
    @remembered(3)
    def told(of: tuple[int, ...]) -> int:
        return of[0]

    assert [told((n, n)) for n in range(100)] == list(range(100))
