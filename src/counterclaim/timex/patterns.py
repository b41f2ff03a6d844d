"""Patterns over classes of words: written with the classes' names, run as one compiled expression each.

`{X: month}` names a group; a name of `MACROS` stands for its pattern; everything else is as in regular expressions,
spaces left out. Every repetition is bounded, so that a pattern's cost does not grow with the text's repetitions.
"""

from __future__ import annotations

import re
from functools import cache

from counterclaim.timex.words import vocabulary

#: Patterns that other patterns name.
MACROS = {
    "num": "(?:n12|n24|n31|n59|n99|n3|y4|nbig|dec)",
    "spoken": "(?:a? nw (?:hy? nw | and nw){0,5})",
    "card": "(?:spoken (?:and a half)? | num (?:frac | and a half)? | frac | half a | a couple of | couple of"
    " | a couple | a few | some few | few | several | many more | many | some dozen | a dozen | dozen of | a | half of a)",
    "dayno": "(?:n12|n24|n31)",
    "ordinal": "(?:ordw|second|ordd|ordn)",
    "day": "(?:dayno|ordd)",
    "anyunit": "(?:unit|units|second)",
    "link": "(?:hy|dash|slash|and|or|to|through|until)",
    "mid_": "(?:mid hy?)",
    "edge_of": "(?:(?:the|its)? same? (?:early|late|latter|opening|final|last)? (?:edge|portion) of"
    "|the latter portion? of)",
    "pre": "(?:(?:the)? same? (?:early|late|latter) (?:in)? (?:the|hy)?|(?:the)? mid_|edge_of (?:the)?|approx"
    "|(?:earlier|later) in (?:the)?)",
    "era": "(?:bc|ad)",
    "wd": "(?:weekday|wdabbr)",
    "wcomma": "(?:comma)",
    "zone": "(?:gmt|local time|name time|name name time)",
    "meridian": "(?:n12 ampm|n12 oclock)",
    "dir": "(?:last|previous|next|coming|following|this|that)",
    "bounds": "(?:more than|less than|at least|at most|no more than|no less than|up to|only? over|nearly|only nearly"
    "|only|approx|some|close to|as many as|as long as|well over|a only|the only)",
}
#: A group's opening; how often something stands, first where that may be never.
_OPENING, _TIMES = re.compile(r"\((?:\?:|\?=|\?P<\w+>)"), re.compile(r"(\?|\{0,\d+\})|\{\d+,\d+\}")
_NAME = re.compile(r"\{\d+,\d+\}|\{([A-Z]+[0-9]?):|\}|[a-z][a-z0-9_]*|\s+")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The expression of a pattern. Raises `KeyError` for a name that is neither a class nor a macro."""
    return re.compile(_expand(pattern))


@cache
def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of classes of which every match holds one each: a text that lacks one of them needs no search."""
    return _needed(_expand(pattern), 0)[0]


def _needed(expression: str, at: int) -> tuple[tuple[frozenset[str], ...], int]:
    """What the alternatives from `at` on need, and where their group ends."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(expression) and expression[at] != ")":
        if expression[at] == "|":
            branches.append([])
            at += 1
            continue
        opening = _OPENING.match(expression, at)
        if opening:
            sets, at = _needed(expression, opening.end())
        else:
            sets = (frozenset(expression[at]),)
        at += 1
        times = _TIMES.match(expression, at)
        at = times.end() if times else at
        if times is None or times[1] is None:
            branches[-1] += sets
    if len(branches) == 1:
        return tuple(branches[0]), at
    return ((frozenset().union(*(row[-1] for row in branches)),) if all(branches) else ()), at


def _expand(pattern: str) -> str:
    codes = vocabulary().codes

    def one(match: re.Match[str]) -> str:
        said = match.group()
        if said.isspace():
            return ""
        if said[0] == "{" and said[1].isdigit():
            return said
        if said == "}":
            return ")"
        if match.group(1):
            return f"(?P<{match.group(1)}>"
        if said in MACROS:
            return _expand(MACROS[said])
        return codes[said]

    return _NAME.sub(one, pattern)
