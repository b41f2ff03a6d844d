"""Results kept by what they were made of, told apart by identity: to hash a sentence costs more than most questions about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Of = TypeVar("Of")
More = ParamSpec("More")
Made = TypeVar("Made")


def remembered(most: int) -> Callable[[Callable[Concatenate[Of, More], Made]], Callable[Concatenate[Of, More], Made]]:
    """Keeps up to `most` results of a pure function of something that never changes; further arguments are compared by value.

    What a result was made of is kept with it, so that its identity is given to nothing else meanwhile.
    """

    def decorate(make: Callable[Concatenate[Of, More], Made]) -> Callable[Concatenate[Of, More], Made]:
        kept: dict[tuple[object, ...], tuple[Of, Made]] = {}

        @wraps(make)
        def found(of: Of, /, *more: More.args, **named: More.kwargs) -> Made:
            key = (id(of), *more, *named.items())
            hit = kept.get(key)
            if hit is None:
                if len(kept) >= most:
                    kept.clear()
                hit = kept[key] = of, make(of, *more, **named)
            return hit[1]

        return found

    return decorate
