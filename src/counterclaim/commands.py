"""What the command line does, as functions: each command calls the one of its own name.

They print nothing; what the user should know of a run comes back as a `Summary`.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from counterclaim.context import ContextEntry, entries
from counterclaim.errors import CodingError, ResourceError
from counterclaim.files import Writers, write_whole
from counterclaim.narrow import narrow_document
from counterclaim.read import RawItem, sources
from counterclaim.records import (
    Claim,
    Coded,
    Document,
    LeftOut,
    Leftover,
    Problem,
    Relation,
    claim_to_json,
    context_to_json,
    problem_to_json,
    relation_to_json,
)
from counterclaim.report import Told, html_chunks
from counterclaim.run import Outcome, code_stream, fingerprint, mark_of
from counterclaim.run.one import Code, load_code
from counterclaim.store import Query, Reader, Store

#: The sample articles that come with the package.
ARTICLES = Path(__file__).with_name("articles") / "september-2022"

Heard = Callable[[str, str], None]


@dataclass(slots=True)
class Summary:
    """What a run did: documents by outcome, the claims and relations of those coded in it, and problems."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    claims: int = 0
    relations: int = 0
    problems: int = 0

    @property
    def documents(self) -> int:
        """All that were read, whatever became of them."""
        return self.added + self.replaced + self.unchanged


def _nothing(_what: str, _name: str) -> None: ...


def add(
    paths: Sequence[str | Path],
    store: Store,
    *,
    stdin: BinaryIO | None = None,
    workers: int | None = None,
    heard: Heard = _nothing,
    load: Callable[[], Code] = load_code,
) -> Summary:
    """Read and code what lies under `paths` into the store, one document a transaction.

    What is stored already, coded by this version, is passed over, so an interrupted run is taken up by giving the same
    command again. `heard` is told of each outcome once it is on the disk: ("added", document id), ("replaced", …),
    ("unchanged", …), ("problem", problem id); and ("known", where) for what was passed over. Raises `StoreError`.
    """
    coder, done = fingerprint(), Summary()
    marks: deque[str] = deque()  # of the items under way, in order

    def todo() -> Iterator[RawItem | Problem]:
        for item in _without(sources(paths, stdin), store.path):
            mark = mark_of(item) if isinstance(item, RawItem) else ""
            if mark and store.is_known(mark, coder):
                store.solve(item.where)
                done.unchanged += 1
                heard("known", item.where)
            else:
                marks.append(mark)
                yield item

    run = store.start_run(coder)
    with closing(code_stream(todo(), workers, load=load)) as stream:
        for outcome in stream:
            mark, result = marks.popleft(), outcome.result
            problem = result if isinstance(result, Problem) else _put(store, outcome, coder, mark, done, heard)
            if problem is not None:
                store.put_problem(problem)
                done.problems += 1
                heard("problem", problem.id)
    store.finish_run(run, asdict(done))
    return done


def _put(store: Store, outcome: Outcome, coder: str, mark: str, done: Summary, heard: Heard) -> Problem | None:
    coded = outcome.result
    assert isinstance(coded, Coded)
    try:
        what = store.put(coded, coder, outcome.where, mark)
    except CodingError as error:
        return Problem(error.kind, outcome.where, str(error))
    setattr(done, what, getattr(done, what) + 1)
    done.claims += len(coded.claims)
    done.relations += len(coded.relations)
    heard(what, coded.document.id)
    return None


def code(
    paths: Sequence[str | Path],
    out: str | Path,
    *,
    stdin: BinaryIO | None = None,
    workers: int | None = None,
    heard: Heard = _nothing,
    load: Callable[[], Code] = load_code,
) -> Summary:
    """Read and code without a store: `claims.jsonl`, `relations.jsonl`, `context.jsonl`, `problems.jsonl` in the folder `out`.

    They appear under their names only when the run is complete; until then they end in `.part`, and the files of
    an earlier run stay as they were. Raises `UsageError` if the folder cannot be written to.
    """
    done = Summary()
    items = _without(sources(paths, stdin), Path(out))
    files = ("claims.jsonl", "relations.jsonl", "context.jsonl", "problems.jsonl")
    with Writers(out, files) as write, closing(code_stream(items, workers, load=load)) as stream:
        for outcome in stream:
            result = outcome.result
            if isinstance(result, Problem):
                write("problems.jsonl", problem_to_json(result))
                done.problems += 1
                heard("problem", result.id)
                continue
            ref = result.document.ref
            for claim in result.claims:
                write("claims.jsonl", claim_to_json(claim, ref))
            for relation in result.relations:
                write("relations.jsonl", relation_to_json(relation, ref))
            for record in result.context:
                write("context.jsonl", context_to_json(record, ref))
            done.added += 1
            done.claims += len(result.claims)
            done.relations += len(result.relations)
            heard("added", result.document.id)
    return done


def _without(items: Iterator[RawItem | Problem], own: Path) -> Iterator[RawItem | Problem]:
    """The items that are no output of ours: a folder may hold the articles and beside them what we write."""
    path = os.path.realpath(own)
    files = tuple(path + end for end in ("", "-wal", "-shm", "-journal"))
    for item in items:
        where = os.path.realpath(item.where)
        if where not in files and not where.startswith(path + os.sep):
            yield item


def show(store: Reader, doc: str, *, min_confidence: float | None = None) -> Coded:
    """One document with everything coded from it; `doc` is an id, the unique beginning of one, or a ref.

    With `min_confidence`, in 0..1, without the claims of less confidence and the relations that name them: `left_out` counts them.
    """
    return narrow_document(store.document(store.find_document(doc)), min_confidence)


def explain(store: Reader, claim: str) -> tuple[Document, Claim, list[Relation]]:
    """One claim, its document and its relations; `claim` is an id or the unique beginning of one."""
    return store.claim(store.find_claim(claim))


def audit(store: Reader, everything: bool = False) -> Iterator[tuple[Document, Leftover]]:
    """Sentences that look as if they tell something and on which no claim rests; with `everything`, all audited."""
    for document in store.documents():
        for leftover in store.document(document.id).audit:
            if everything or leftover.status == "left-over":
                yield document, leftover


def report(
    store: Reader, out: str | Path, incidents: Sequence[Told] = (), *, min_confidence: float | None = None
) -> int:
    """All documents of the store as one HTML page at `out`, these incidents first; how many documents.

    With `min_confidence` without the claims of less confidence, whose number the page gives. It appears complete or not at all.
    """
    found = list(store.documents())
    coded = (show(store, document.id, min_confidence=min_confidence) for document in found)
    write_whole(out, html_chunks(coded, incidents, left_out(store, min_confidence=min_confidence)))
    return len(found)


def demo(store: Store, *, heard: Heard = _nothing, load: Callable[[], Code] = load_code) -> Summary:
    """Code the sample articles of the package into `store`. Raises `ResourceError` if they are missing."""
    if not ARTICLES.is_dir():
        raise ResourceError(f"the sample articles are missing ({ARTICLES}): reinstall counterclaim")
    return add([ARTICLES], store, workers=1, heard=heard, load=load)


class Filters(TypedDict, total=False):
    """By what claims are chosen; see `Query`. `doc`: ids of documents, their beginnings, or refs."""

    party: Sequence[str]
    event: Sequence[str]
    source: Sequence[str]
    doc: Sequence[str]
    frame: Sequence[str]
    since: str | None
    until: str | None
    min_confidence: float | None


def claims(store: Reader, **filters: Unpack[Filters]) -> Iterator[tuple[Document, Claim]]:
    """The claims that match every filter, with their documents.

    `left_out`, given the same filters, counts those that only `min_confidence` keeps out.
    """
    return store.claims(_query(store, filters))


def left_out(store: Reader, **filters: Unpack[Filters]) -> LeftOut | None:
    """How many claims match the other filters of `claims` and have less confidence than `min_confidence`; None for None."""
    return store.left_out(_query(store, filters))


def _query(store: Reader, filters: Filters) -> Query:
    return Query(
        tuple(filters.get("party", ())),
        tuple(filters.get("event", ())),
        tuple(filters.get("source", ())),
        tuple(store.find_document(name) for name in filters.get("doc", ())),
        tuple(filters.get("frame", ())),
        filters.get("since"),
        filters.get("until"),
        filters.get("min_confidence"),
    )


def context(store: Reader, kinds: Sequence[str] = (), least: int = 1) -> tuple[ContextEntry, ...]:
    """The wars, agreements, truces, forces and comparisons that the documents name, each once, by kind, year and name.

    `kinds`: only these of `CONTEXT_KINDS`. `least`: named by this many documents.
    """
    return tuple(entry for entry in entries(record for _, record in store.context(kinds)) if entry.documents >= least)


def problems(store: Reader) -> Iterator[Problem]:
    """What could not be read or coded and still stands, by place."""
    return store.problems()
