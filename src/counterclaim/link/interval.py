"""Numbers with bounds: "at least 49", "almost 100", "71". All arithmetic is exact; an open bound is None."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The inclusive whole numbers from `low` to `high`; None is open.

    Both None says nothing and compares with nothing.
    """

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval must satisfy low <= high, not {self.low}..{self.high}")

    @property
    def known(self) -> bool:
        """True if at least one bound is stated."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """True for a single number."""
        return self.low is not None and self.low == self.high

    def overlaps(self, other: Interval) -> bool:
        """True if some number lies in both. "At least 49" and "105" do; "50" and "at least 71" do not."""
        starts_late = self.low is not None and other.high is not None and self.low > other.high
        ends_early = self.high is not None and other.low is not None and self.high < other.low
        return not starts_late and not ends_early

    def same_figure(self, other: Interval) -> bool:
        """True if both rest on one stated number.

        "49" and "at least 49", "60" and "at least 60", "almost 100" twice.
        """
        mine = {self.low, self.high} - {None}
        return bool(mine & ({other.low, other.high} - {None}))


def verdict(left: Interval, right: Interval) -> str | None:
    """`same` (one figure), `compatible` (some number fits both), `apart` (none does).

    None where either says nothing.
    """
    if not left.known or not right.known:
        return None
    if left.same_figure(right) and left.overlaps(right):
        return "same"
    return "compatible" if left.overlaps(right) else "apart"
