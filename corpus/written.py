"""New articles of our own, from their texts and drafts into the corpus: `python -m corpus.written FOLDER show|check|keep [ID…]`.

An annotator writes `FOLDER/texts/ID.txt`, whose first three lines are the article's outlet, its day of publication and its conflict,
and after an empty line its text; and `FOLDER/drafts/ID.txt`, its claims in the notation of `corpus.drafts`. `show` prints the sentences
with the numbers to point at, `check` says what is wrong, `keep` puts every article that is without fault into the corpus. An article
that is there already is never written over: later corrections are made by `corpus.redraft`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.drafts import compile_draft, sentences
from corpus.join import HERE, TEST_CONFLICTS
from corpus.redraft import keep

_ID = re.compile(r"own-([a-z0-9]+(?:-[a-z0-9]+)*)-[A-Z]{1,2}\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class ArticleError(ValueError):
    """What is wrong with the head of an article's text."""


def article(path: Path) -> dict[str, Any]:
    """An article without claims: id, meta and text. Raises `ArticleError` for a head that is not understood."""
    outlet, published, conflict, empty, *rest = [*path.read_text("utf-8").split("\n"), "", "", ""]
    named = _ID.fullmatch(path.stem)
    if not named or named[1] != conflict.strip():
        raise ArticleError(f"the id is not own-CONFLICT-CODE with the conflict of line 3: {path.stem!r}, {conflict!r}")
    if not _DAY.fullmatch(published.strip()) or not outlet.strip() or empty.strip():
        raise ArticleError("not outlet, YYYY-MM-DD, conflict and an empty line above the text")
    if conflict.strip() in TEST_CONFLICTS:
        raise ArticleError(f"{conflict.strip()} belongs to the test part")
    meta = {"outlet": outlet.strip(), "published": published.strip(), "conflict": conflict.strip()}
    return {"id": path.stem, "meta": meta | {"origin": "written for this corpus"}, "text": "\n".join(rest).strip()}


def compiled(folder: Path, name: str) -> tuple[dict[str, Any], list[str]]:
    """An article with its claims as the corpus keeps it, and what is wrong with it."""
    try:
        row = article(folder / "texts" / f"{name}.txt")
    except ArticleError as error:
        return {}, [str(error)]
    draft = folder / "drafts" / f"{name}.txt"
    if not draft.exists():
        return row, ["no draft"]
    claims, relations, wrong = compile_draft(draft.read_text("utf-8"), row["text"])
    return row | {"claims": claims, "relations": relations}, wrong


def shown(folder: Path, name: str) -> Iterator[str]:
    """The sentences of an article with their numbers."""
    text = article(folder / "texts" / f"{name}.txt")["text"]
    yield f"=== {name}"
    yield from (f"{number} {text[low:high].strip()}" for number, (low, high) in enumerate(sentences(text), 1))


def kept(rows: Iterable[dict[str, Any]], folder: Path = HERE) -> list[str]:
    """Puts the articles that are not there into the corpus; returns their ids."""
    new = [row for row in rows if not (folder / "own" / f"{row['id']}.json").exists()]
    for row in new:
        keep(row, folder)
    return [row["id"] for row in new]


def main() -> int:
    """The command: 0 when nothing is wrong, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("do", choices=("show", "check", "keep"))
    parser.add_argument("ids", nargs="*", metavar="ID", help="the beginning of an id does for all that begin so")
    args = parser.parse_args()
    stems = sorted(path.stem for path in (args.folder / "texts").glob("*.txt"))
    names = [name for name in stems if not args.ids or name.startswith(tuple(args.ids))]
    if args.do == "show":
        for name in names:
            print("\n".join(shown(args.folder, name)))
        return 0
    read = {name: compiled(args.folder, name) for name in names}
    faults = [f"{name}: {fault}" for name, (_, wrong) in read.items() for fault in wrong]
    print("\n".join(faults) or f"{len(names)} articles, no fault")
    if args.do == "keep":
        print(f"{len(kept(row for row, wrong in read.values() if not wrong))} kept")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
