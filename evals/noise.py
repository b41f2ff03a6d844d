"""What noise costs: `python -m evals.noise [--data DIR] [--json] [--only NAME]`.

Each annotated text is read once as it is and once for each way in which pages get damaged: capitals, lost punctuation, other quotation marks,
a headline glued to the body, brackets of an encyclopedia, line breaks of a scanned page, odd spaces. The annotations move with the text.
The figure is the loss in F1, in points: below 0 where the damaged text is read better. `--data` is a folder of gold files (default: the
gold development articles and a sample of our corpus' own training articles).
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test
from evals.claims import score
from evals.shared import shared

#: A change of a text: where it begins and ends, and what stands there instead.
Edit = tuple[int, int, str]
#: Every so many of our own articles of the train part are read.
EVERY = 5
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
_WIDTH, _LONG = 72, 9


def capitals(text: str) -> Iterator[Edit]:
    """The whole text in capitals."""
    yield from ((i, i + 1, c.upper()) for i, c in enumerate(text) if c.upper() != c and len(c.upper()) == 1)


def headline_capitals(text: str) -> Iterator[Edit]:
    """The first line in capitals."""
    yield from (edit for edit in capitals(text) if edit[0] < _first_line(text))


def no_commas(text: str) -> Iterator[Edit]:
    """Commas are lost, but for those in numbers."""
    yield from ((m.start(), m.end(), "") for m in re.finditer(r",(?!\d)", text))


def no_quotes(text: str) -> Iterator[Edit]:
    """Double quotation marks are lost."""
    yield from ((m.start(), m.end(), "") for m in re.finditer(r"[\"“”«»]", text))


def no_stops(text: str) -> Iterator[Edit]:
    """The full stop at the end of each paragraph is lost."""
    yield from ((m.start(), m.end(), "") for m in re.finditer(r"\.(?=\s*(?:\n|$))", text))


def plain_signs(text: str) -> Iterator[Edit]:
    """Typographic quotation marks and dashes become those of a typewriter."""
    yield from ((i, i + 1, _PLAIN[c]) for i, c in enumerate(text) if c in _PLAIN)


def typographic_signs(text: str) -> Iterator[Edit]:
    """A typewriter's quotation marks become typographic."""
    for match in re.finditer(r"[\"']", text):
        opens = match.start() == 0 or text[match.start() - 1] in " \n([—–-"
        marks = "“”" if match.group() == '"' else "‘’"
        yield match.start(), match.end(), marks[0 if opens else 1]


def glued_headline(text: str) -> Iterator[Edit]:
    """The headline runs into the body."""
    end = _first_line(text)
    rest = len(text) - len(text[end:].lstrip())
    if rest > end:
        yield end, rest, " "


def brackets(text: str) -> Iterator[Edit]:
    """Reference numbers after sentences, "[citation needed]" after paragraphs."""
    for number, match in enumerate(re.finditer(r"[.!?](?=[\s]|$)", text), 1):
        last = re.match(r"\s*(\n|$)", text[match.end() : match.end() + 3])
        yield match.end(), match.end(), "[citation needed]" if last and number % 4 == 0 else f"[{number}]"


def scanned(text: str) -> Iterator[Edit]:
    """Lines as on a scanned page: filled up to a width, long words in two with a hyphen where they do not fit."""
    line = 0
    for match in re.finditer(r"(\S+)([^\S\n]*)(\n*)", text):
        word, start = match.group(1), match.start()
        room = _WIDTH - line - 1
        if line and len(word) > room:
            gap = len(text[:start]) - len(text[:start].rstrip(" \t\xa0"))
            if word.isalpha() and word.islower() and len(word) >= _LONG and 4 <= room <= len(word) - 2:
                yield start + room - 1, start + room - 1, "-\n"
                line = len(word) - room + 1
            else:
                yield start - gap, start, "\n"
                line = len(word)
        else:
            line += len(word) + (line > 0)
        if match.group(3):
            line = 0


def odd_spaces(text: str) -> Iterator[Edit]:
    """Every fourth space is double, every seventh does not break."""
    for number, match in enumerate(re.finditer(r"(?<=\S) (?=\S)", text), 1):
        if number % 4 == 0:
            yield match.start(), match.end(), "  "
        elif number % 7 == 0:
            yield match.start(), match.end(), "\N{NO-BREAK SPACE}"


NOISE: Mapping[str, Callable[[str], Iterable[Edit]]] = {
    one.__name__: one
    for one in (capitals, headline_capitals, no_commas, no_quotes, no_stops, plain_signs, typographic_signs, glued_headline,
                brackets, scanned, odd_spaces)
}  # fmt: skip


def _first_line(text: str) -> int:
    return len(text.partition("\n")[0])


class Changed:
    """A text after some edits, in order and without overlap, and where its old places went."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._starts: list[int] = []
        self._edits: list[tuple[int, int, int]] = []
        parts, at, shift = [], 0, 0
        for start, end, new in edits:
            parts += [text[at:start], new]
            self._starts.append(start)
            self._edits.append((end, shift, len(new)))
            shift += len(new) - (end - start)
            at = end
        self.text = "".join([*parts, text[at:]])
        self._shift = shift

    def place(self, old: int) -> int:
        """Where the sign at an old place stands now; within an edit, its beginning."""
        k = bisect_right(self._starts, old) - 1
        if k < 0:
            return old
        end, shift, length = self._edits[k]
        start = self._starts[k]
        if old >= end and (old > start or end == start):
            return old + shift + length - (end - start)
        return start + shift

    def end(self, old: int) -> int:
        """Where a stretch ends now that ended before an old place."""
        return self.place(old - 1) + 1 if old else 0


def damaged(row: Mapping[str, Any], noise: Callable[[str], Iterable[Edit]]) -> dict[str, Any]:
    """A gold document with its text damaged and its spans where their words stand now."""
    changed = Changed(row["text"], noise(row["text"]))

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(one) for one in value]
        if not isinstance(value, dict):
            return value
        out = {key: moved(one) for key, one in value.items()}
        if isinstance(out.get("start"), int):
            start = changed.place(out["start"])
            end = max(start, changed.end(out["end"]))
            out |= {"start": start, "end": end}
            if "text" in out:
                out["text"] = changed.text[start:end]
        return out

    return {**row, "text": changed.text, "claims": moved(row["claims"])}


def rows_of(data: Path | None) -> dict[str, list[dict[str, Any]]]:
    """The annotated documents by set."""
    if data is not None:
        return {"data": [json.loads(path.read_text("utf-8")) for path in sorted(data.glob("*.json"))]}
    gold = [json.loads(path.read_text("utf-8")) for path in sorted(shared("gold", "dev").glob("*.json"))]
    return {"gold": gold, "own": [row for row in documents(None) if not is_test(row)][::EVERY]}


def measure(sets: Mapping[str, list[dict[str, Any]]], only: str | None = None) -> dict[str, Any]:
    """By set and noise the loss in F1 of claims and of strict claims; `worst` is the largest loss of claims."""
    out: dict[str, Any] = {}
    for name, rows in sets.items():
        plain = _scored(rows)
        out[name] = {"documents": len(rows), **{f"plain.{k}": v for k, v in plain.items()}}
        for noise, change in NOISE.items():
            if only in (None, noise):
                now = _scored([damaged(row, change) for row in rows])
                out[name][noise] = {k: round(plain[k] - now[k], 1) for k in plain}
    losses = [row[noise]["claims"] for row in out.values() for noise in NOISE if noise in row]
    return {**out, "worst": max(losses)}


def _scored(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        for row in rows:
            path = Path(name) / f"{str(row['id']).replace('/', '_')}.json"
            path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        figures, _ = score(Path(name))
    return {"claims": figures["claims"]["f1"], "strict": figures["strict"]["f1"]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of gold files")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--only", choices=list(NOISE), help="one kind of noise")
    args = parser.parse_args()
    figures = measure(rows_of(args.data), args.only)
    if args.json:
        print(json.dumps(figures))
        return
    for name, row in figures.items():
        print(name, row if not isinstance(row, dict) else "")
        for what, value in row.items() if isinstance(row, dict) else ():
            print(f"    {what:18} {value}")


if __name__ == "__main__":
    main()
