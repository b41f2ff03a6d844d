"""Whether what was coded of a text is what was coded of the same text with two sides' names exchanged.

Everything that the program writes is compared: words by where they stand, sides by their ids, values, methods, scores. Left out is
what the world and not the text says of a name (where a town lies, how large it is, what it is called, what its clocks show, which
namesakes it has), and ids and reasons, which are made of names.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from evals.swap import Text

#: Of a place: what the gazetteer knows.
_KNOWN = {"geonameid", "slug", "lat", "lon", "admin1", "radius_km", "names", "held_by", "claimed_by", "candidates"}
_KNOWN |= {"precision", "where_prec", "geo_precision"}
#: Of a town besides: which of several towns of that name is meant, if any.
_NAMESAKES = {"country", "status"}
#: Of a time: what follows from where a side's clocks stand.
_CLOCK = {"earliest_utc", "latest_utc", "zone", "zone_imputed"}
#: Made of names or of other values.
_MADE = {"id", "doc_id", "doc_ref", "text", "reason", "left", "right", "claims", "name"}


def output(
    rows: Iterable[dict[str, Any]], relations: Iterable[dict[str, Any]], here: Text, there: Text, sides: Sequence[str]
) -> list[str]:
    """What was coded, claims, context and relations, in the terms of the text `there`, whose names of `sides` are exchanged: one
    line a record, sorted."""
    mirror = _Mirror(here, there, dict(zip(sides, reversed(sides), strict=True)) if here is not there else {})
    lines = {str(row["id"]): json.dumps(mirror.value(row), sort_keys=True, ensure_ascii=False) for row in rows}
    out = list(lines.values())
    for relation in relations:
        ends = sorted(lines[str(relation[end])] for end in ("left", "right"))
        out.append(json.dumps([mirror.value(relation), ends], sort_keys=True, ensure_ascii=False))
    return sorted(out)


class _Mirror:
    def __init__(self, here: Text, there: Text, other: dict[str, str]) -> None:
        self._here, self._there, self._other = here, there, other

    def value(self, value: Any) -> Any:
        if isinstance(value, dict):
            out = _MADE | _CLOCK | (_KNOWN if "geo_precision" in value else set())
            if "geo_precision" in value and self._of_town(value.get("start"), value.get("end")):
                out = out | _NAMESAKES
            return {k: self._field(k, v) for k, v in value.items() if k not in out}
        if isinstance(value, list):
            rows = [self.value(v) for v in value]
            return sorted(rows) if rows and all(isinstance(v, str) for v in rows) else rows
        if isinstance(value, str):
            return self._other.get(value, value)
        return value

    def _field(self, key: str, value: Any) -> Any:
        if key in ("start", "end") and isinstance(value, int):
            return self._moved(value, key == "end")
        if key in ("earliest", "latest") and isinstance(value, str):
            return value[:16]  # local time without its offset
        return self.value(value)

    def _of_town(self, start: object, end: object) -> bool:
        if not isinstance(start, int) or not isinstance(end, int):
            return False
        rows = zip(self._here.starts, self._here.starts[1:], self._here.towns, strict=False)
        return any(town and first < end and start < stop for first, stop, town in rows)

    def _moved(self, offset: int, end: bool) -> int:
        """Where an offset of the one text lies in the other; within a name it is counted from the name's end."""
        at = bisect_right(self._here.starts, offset - end) - 1
        at = min(at, len(self._here.named) - 1)
        start, stop = self._here.starts[at : at + 2]
        to, until = self._there.starts[at : at + 2]
        if not self._here.named[at] or offset == start:
            return to + offset - start
        return until - (stop - offset)
