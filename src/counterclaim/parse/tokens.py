"""Text to words, after the conventions of Universal Dependencies' English-EWT.

Contractions and possessives are parted (`do|n't`, `Syria|'s`, `can|not`), hyphens stand alone (`Russian|-|backed`)
except after a list of prefixes (`pro-government`), a figure leaves its unit (`5|pm`), and the full stop of an
abbreviation stays with it. Every pattern is linear: quantifiers are possessive or bounded.
"""

from __future__ import annotations

import re
from functools import cache

from counterclaim.lang.wordlists import words
from counterclaim.records import Span

LANGUAGE = "en"
#: Letters, digits, and the marks that modify them or hide inside words.
_W = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u00ad\u200b-\u200d\u2060]"
_QUOTE = "['’`]"
_CONTRACTION = re.compile(r"(?i)(n['’`]t|['’`](?:s|re|ve|ll|d|m))$")
#: Contractions written without their sign, and the length of their first word.
_JOINED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3} | {
    f"{verb}nt": len(verb)
    for verb in ("do", "did", "does", "was", "is", "are", "were", "could", "would", "should", "has", "have", "had")
}  # fmt: skip

#: What an encyclopedia puts behind a word, which is no part of the sentence: "[1]", "[note 2]", "[citation needed]".
_REFERENCE = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|better source needed|according to whom\?|when\?|who\?)\]"
)


def _any(name: str) -> str:
    return "|".join(sorted((re.escape(w) for w in words(LANGUAGE, "tokens")[name]), key=lambda w: (-len(w), w)))


@cache
def pattern() -> re.Pattern[str]:
    """The one pattern of all tokens; the group that matched says of what kind."""
    tables = words(LANGUAGE, "tokens")
    short = "|".join(sorted(re.escape(w) for key in ("titles", "months", "days", "closers") for w in tables[key]))
    numbered = "|".join(sorted(re.escape(w) for w in tables["numbered"]))
    return re.compile(
        rf"""
        (?P<link> (?:https?://|www\.)[^\s<>"“”]++ )
      | (?P<mail> [\w.+-]{{1,64}}+@\w[\w-]{{0,63}}+(?:\.\w[\w-]{{0,63}}+){{1,4}}+
                | \w{{1,64}}+(?:\.\w{{1,64}}){{0,4}}\.(?:{_any("domains")})(?!{_W}|\.\w) )
      | (?P<dotted> (?:[^\W\d_]\.){{2,12}}+(?:[A-Z](?!{_W}))?+ | [A-Z]\.[A-Z](?![\w.]) | Ph\.\s?D\. )
      | (?P<short> (?i:{short})\.(?![^\W\d_]) | (?i:{numbered})\.(?=\s*+\d) | [A-Z]\.(?=\s++[^\W\d_]|-) )
      | (?P<unit> \d++(?:[.,:/]\d++)*+(?=(?i:{_any("units")})(?!{_W})|[ap]\.m\.) )
      | (?P<phone> \+?\d{{3}}(?:-\d{{3,4}}){{1,2}}(?![\w-]) )
      | (?P<number> \d++(?:[.,:/]\d++)++{_W}*+ )
      | (?P<year> {_QUOTE}\d\ds?(?!{_W}) )
      | (?P<clitic> {_QUOTE}(?:s|re|ve|ll|d|m|S)(?!{_W}) )
      | (?P<prefixed> (?<!\w-)(?i:{_any("prefixes")})-[^\W\d_]{_W}*+(?:['’]{_W}++)*+ )
      | (?P<word> {_W}++(?:{_QUOTE}{_W}++)*+ )
      | (?P<signs> \.{{2,}}+ | …\.*+ | -{{2,}}+ | —+ | [!?]++ | (?:=|\*|\+|\$|\#|~|_|\|){{2,}}+
                 | <{{2}} | >{{2}} | '' | `` | ’’ | ‘’
                 | [:;=]-?[)(](?!\w) )
      | (?P<sign> \S[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*+ )
        """,
        re.VERBOSE,
    )


def tokenize(text: str, span: Span) -> tuple[Span, ...]:
    """The words of one sentence, as stretches of `text`; whitespace and invisible characters alone are none.

    >>> text = "Rebels couldn't take the U.S.-built base."
    >>> [text[t.start:t.end] for t in tokenize(text, Span(0, len(text)))]
    ['Rebels', 'could', "n't", 'take', 'the', 'U.S.', '-', 'built', 'base', '.']
    """
    return tuple(Span(start, end) for start, end in token_offsets(text, span.start, span.end))


def token_offsets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """As `tokenize`, in bare offsets."""
    out: list[tuple[int, int]] = []
    match = pattern().match
    at = start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        if text[at] == "[" and at > start and (mark := _REFERENCE.match(text, at, end)) is not None:
            at = mark.end()
            continue
        found = match(text, at, end)
        if found is None:  # pragma: no cover - the last alternative takes any character that is no space
            at += 1
            continue
        kind, stop = found.lastgroup, found.end()
        if kind == "word":
            _word(text, at, stop, out)
        else:
            stop = _stop(text, at, stop, end, kind)
            if kind != "sign" or _visible(text[at]):
                out.append((at, stop))
        at = stop
    return out


def _word(text: str, start: int, stop: int, out: list[tuple[int, int]]) -> None:
    """A word, parted where it is a contraction; a word of invisible characters alone is none."""
    word = text[start:stop]
    if word.isalpha() and len(word) < 4:
        out.append((start, stop))
        return
    cut = _contraction(word)
    if cut:
        out.extend(((start, start + cut), (start + cut, stop)))
    elif word.isalnum() or any(_visible(c) for c in word):
        out.append((start, stop))


def _contraction(word: str) -> int:
    """Where a contraction is parted, 0 if it is none."""
    if word.isalpha():
        return _JOINED.get(word.lower(), 0)
    found = _CONTRACTION.search(word[-4:])
    return len(word) - len(found.group()) if found and len(found.group()) < len(word) else 0


def _stop(text: str, start: int, stop: int, end: int, kind: str | None) -> int:
    """The end of a token that may have taken too much: a link's punctuation, a sentence's own full stop."""
    if kind == "link":
        while stop > start + 1 and text[stop - 1] in ".,;:!?)'’]»":
            stop -= 1
    elif kind == "short" and stop == end:
        stop -= text[start : stop - 1].casefold() not in words(LANGUAGE, "tokens")["closers"]
    return stop


def _visible(char: str) -> bool:
    """False for control and format characters."""
    return char.isprintable() or char.isspace()
