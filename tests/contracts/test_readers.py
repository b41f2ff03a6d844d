"""What every reader keeps to: words exact, offsets that point, stated facts found, and a problem instead of an exception."""

import html
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import ReadError
from counterclaim.read import Guard, RawItem, problem_of, sources, to_document
from counterclaim.records import Document, Problem

TITLE = "Shells hit Northfield market"
PARAGRAPHS = (
    "Shells fell on the market of Northfield late on Monday and killed three people, the mayor said.",
    "The army denied that its guns had fired and accused the “rebels” of shelling the town first — twice.",
    "Residents of Çayırlı, across the river, said that they heard 40 shots. It is still dark there 🌒 at seven.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
FACTS = {
    "title": TITLE,
    "outlet": "Northfield Echo",
    "published": "2022-09-13T08:15:00+04:00",
    "url": "https://echo.example/1",
}
BIG = 50_000_000


def _page(body: str = "".join(f"<p>{html.escape(words)}</p>" for words in PARAGRAPHS)) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE} | Echo</title><meta property="og:title" content="{TITLE}">'
        f'<meta property="og:site_name" content="{FACTS["outlet"]}"><link rel="canonical" href="{FACTS["url"]}">'
        f'<meta property="article:published_time" content="{FACTS["published"]}"></head><body><nav><a href="/">Home</a>'
        f'<a href="/w">World</a></nav><article><h1>{TITLE}</h1>{body}</article><footer>All rights reserved</footer></body></html>'
    )


def _file(name: str, content: str) -> Callable[[Path], list[RawItem | Problem]]:
    def give(folder: Path) -> list[RawItem | Problem]:
        (folder / name).write_text(content, encoding="utf-8")
        return list(sources([folder / name]))

    return give


def _standard_input(content: str) -> Callable[[Path], list[RawItem | Problem]]:
    return lambda _: list(sources(["-"], io.BytesIO(content.encode())))


def _folder(content: str) -> Callable[[Path], list[RawItem | Problem]]:
    def give(folder: Path) -> list[RawItem | Problem]:
        (folder / "news" / "2022").mkdir(parents=True)
        (folder / "news" / "2022" / "one.txt").write_text(content, encoding="utf-8")
        (folder / "news" / ".hidden.txt").write_text("nothing for us", encoding="utf-8")
        return list(sources([folder / "news"]))

    return give


RECORD = json.dumps({"id": "n1", "text": TEXT, **FACTS})
NESTED = json.dumps({"id": "n1", "text": TEXT, "meta": FACTS, "else": [[{}], 1.5e300, None]})

#: name → (how the article arrives, keeps the text exactly, states the facts)
READERS: dict[str, tuple[Callable[[Path], list[RawItem | Problem]], bool, bool]] = {
    "text file": (_file("a.txt", TEXT), True, False),
    "text file with a mark": (_file("a.txt", "\ufeff" + TEXT), True, False),
    "text under no suffix": (_file("a", TEXT), True, False),
    "JSON Lines": (_file("a.jsonl", RECORD + "\n"), True, True),
    "JSON Lines by content": (_file("a.txt", RECORD + "\n"), True, True),
    "JSON object with meta": (_file("a.json", NESTED), True, True),
    "JSON list": (_file("a.json", f"[{RECORD}]"), True, True),
    "page": (_file("a.html", _page()), False, True),
    "page under a text's name": (_file("a.txt", _page()), False, True),
    "record with a page": (_file("a.jsonl", json.dumps({"id": "n1", "html": _page()})), False, True),
    "text on standard input": (_standard_input(TEXT), True, False),
    "records on standard input": (_standard_input(RECORD), True, True),
    "page on standard input": (_standard_input(_page()), False, True),
    "folder": (_folder(TEXT), True, False),
}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(cpu=10, wall=30) as running:
        yield running


def _document(name: str, folder: Path, guard: Guard) -> Document:
    (item,) = READERS[name][0](folder)
    assert isinstance(item, RawItem)
    return to_document(item, guard)


@pytest.mark.parametrize("name", READERS)
def test_the_words_come_through(name: str, tmp_path: Path, guard: Guard) -> None:
    document = _document(name, tmp_path, guard)
    told = [document.text[block.start : block.end] for block in document.blocks if block.kind != "furniture"]
    assert told == [TITLE, *PARAGRAPHS]
    assert document.blocks[0].kind == "headline"
    if READERS[name][1]:
        assert document.text == TEXT


@pytest.mark.parametrize("name", READERS)
def test_blocks_hold_all_that_is_not_blank_once_and_in_order(name: str, tmp_path: Path, guard: Guard) -> None:
    document = _document(name, tmp_path, guard)
    at = 0
    for block in document.blocks:
        assert not document.text[at : block.start].strip() and block.start >= at
        words = document.text[block.start : block.end]
        assert words and words == words.strip()
        at = block.end
    assert not document.text[at:].strip()


@pytest.mark.parametrize("name", READERS)
def test_the_map_points_at_the_same_words_in_the_original(name: str, tmp_path: Path, guard: Guard) -> None:
    (item,) = READERS[name][0](tmp_path)
    assert isinstance(item, RawItem)
    original, document = item.payload.decode("utf-8"), to_document(item, guard)
    assert document.original
    for start, end, there in document.original:
        assert document.text[start:end] == original[there : there + end - start]


@pytest.mark.parametrize("name", READERS)
def test_facts_are_found_or_missing_and_marked(name: str, tmp_path: Path, guard: Guard) -> None:
    document = _document(name, tmp_path, guard)
    found = {fact: getattr(document, fact) for fact in FACTS}
    assert found["title"].value == TITLE
    if READERS[name][2]:
        assert {fact: value.value for fact, value in found.items()} == FACTS
    else:
        assert [found["outlet"], found["published"], found["url"]] == [None, None, None]
    assert all(value is None or value.evidence.method.startswith("read.") for value in found.values())
    assert document.language and document.language.value == "en"


@pytest.mark.parametrize("name", READERS)
def test_twice_is_the_same(name: str, tmp_path: Path, guard: Guard) -> None:
    (item,) = READERS[name][0](tmp_path)
    assert isinstance(item, RawItem)
    assert to_document(item, guard) == to_document(replace(item), guard)


ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(50_000))

#: name → (suffix, bytes, kinds of problem in the order met)
BAD: dict[str, tuple[str, bytes, list[str]]] = {
    "empty": (".txt", b"", ["empty"]),
    "empty lines file": (".jsonl", b"\n \n", ["empty"]),
    "blank": (".txt", b" \r\n\t\xef\xbb\xbf\n", ["empty"]),
    "only furniture": (".txt", b"Home | World | Sport\n\nLeave a Reply\n\nSubscribe now!\n", ["empty"]),
    "picture": (".txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ["not-text"]),
    "zero bytes": (".html", b"<p>a</p>\x00" * 50, ["not-text"]),
    "archive called a page": (".html", b"PK\x03\x04" + b"\x14\x00" * 200, ["not-text"]),
    "50 MB": (".txt", b"word " * (BIG // 5), ["too-large"]),
    "50 MB page": (".html", b"<html><p>" + b"word " * (BIG // 5), ["too-large"]),
    "50 MB line": (".jsonl", b'{"text": "' + b"word " * (BIG // 5) + b'"}\n', ["too-large"]),
    "50,000 attributes": (".html", f"<!doctype html><div {ATTRIBUTES}><p>x</p></div>".encode(), ["guard"]),
    "deep": (".html", b"<!doctype html>" + b"<div>" * 60_000, ["guard"]),
    "no article": (".html", b"<!doctype html><html><body><script>x()</script></body></html>", ["empty"]),
    "broken encoding": (".txt", b"\x81\x8d\xff\xfe\x90" * 400, ["not-text"]),
    "broken line": (".jsonl", b'{"text": \n[]\n"x"\n{"text": null}\n{}\n', ["read", "read", "read", "empty", "empty"]),
    "deep JSON": (".json", b"[" * 200_000, ["read"]),
    "half a surrogate": (".jsonl", b'{"text": "shells \\ud800 fell"}\n', ["read"]),
    "zero character": (".jsonl", b'{"text": "shells \\u0000 fell"}\n', ["not-text"]),
    "another language": (".txt", b"Die Armee hat am Montag die Stadt beschossen. " * 5, ["language"]),
}


def _outcomes(items: Iterator[RawItem | Problem], guard: Guard) -> Iterator[Problem | Document]:
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        try:
            yield to_document(item, guard)
        except ReadError as error:
            yield problem_of(item, error)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_problem_and_the_next_is_read(name: str, tmp_path: Path, guard: Guard) -> None:
    suffix, data, kinds = BAD[name]
    (tmp_path / f"bad{suffix}").write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    *problems, good = _outcomes(sources([tmp_path]), guard)
    assert [problem.kind for problem in problems if isinstance(problem, Problem)] == kinds
    assert isinstance(good, Document) and good.text == TEXT
    for problem in problems:
        assert isinstance(problem, Problem) and "bad" in problem.where
        assert len(problem.message) < 400 and problem.message.isprintable()


@pytest.mark.parametrize("name", BAD)
def test_bad_standard_input_is_a_problem_too(name: str, guard: Guard) -> None:
    _, data, kinds = BAD[name]
    found = list(_outcomes(sources(["-"], io.BytesIO(data)), guard))
    assert found and all(isinstance(problem, Problem) for problem in found)
    if len(kinds) == 1:
        assert [problem.kind for problem in found if isinstance(problem, Problem)] == kinds


def test_a_broken_first_line_on_standard_input_costs_itself_alone(guard: Guard) -> None:
    data = f'{{"text": "shells\n{RECORD}\n'.encode()
    broken, good = _outcomes(sources(["-"], io.BytesIO(data)), guard)
    assert isinstance(broken, Problem) and broken.where == "standard input:1"
    assert isinstance(good, Document) and good.text == TEXT


@pytest.mark.parametrize(
    "text", ["{sic} Shells fell on Northfield.", "[Updated] Shells fell.", "[[1]", '{"Shells" fell.']
)
def test_prose_may_open_with_a_bracket(text: str, guard: Guard) -> None:
    (item,) = sources(["-"], io.BytesIO(text.encode()))
    assert isinstance(item, RawItem) == (text != "[[1]")


def test_what_cannot_be_opened_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed.txt").write_text(TEXT)
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "bad\x1b[31m\udcff.txt").write_text("")
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "closed.txt":  # the superuser may open any file, so a closed one is played
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    found = list(sources([tmp_path / "none.txt", "/dev/null", tmp_path, "\x00"]))
    told = [(Path(one.where).name, one.kind, isinstance(one, RawItem)) for one in found]
    assert told == [
        ("none.txt", "read", False),
        ("null", "read", False),
        ("bad\\x1b[31m\\xff.txt", "empty", False),
        ("closed.txt", "read", False),
        ("good.txt", "text", True),
        ("loop", "read", False),
        ("\\x00", "read", False),
    ]


def test_broken_utf8_keeps_every_other_character_in_place(tmp_path: Path) -> None:
    data = TEXT.encode().replace(b"Monday", b"M\xffnday")
    (tmp_path / "a.txt").write_bytes(data)
    (item,) = sources([tmp_path / "a.txt"])
    assert isinstance(item, RawItem)
    assert to_document(item).text == TEXT.replace("Monday", "M\ufffdnday")


def test_gold_comes_through_unchanged_and_no_claim_lies_in_furniture(shared: Path) -> None:
    """The annotated articles, as JSON Lines: their text, code point by code point, and every annotated trigger."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold" / "dev").glob("*.json"))]
    assert golds
    lines = "".join(json.dumps({"id": gold["id"], "text": gold["text"], **gold["meta"]}) + "\n" for gold in golds)
    lost: list[tuple[str, str]] = []
    items = list(sources(["-"], io.BytesIO(lines.encode())))
    for gold, item in zip(golds, items, strict=True):
        assert isinstance(item, RawItem) and item.ref == gold["id"]
        document = to_document(item)
        assert document.text == gold["text"]
        furniture = [block for block in document.blocks if block.kind == "furniture"]
        for claim in gold["claims"]:
            at = claim["trigger"]["start"]
            lost += [(gold["id"], claim["trigger"]["text"]) for block in furniture if block.start <= at < block.end]
    assert lost == []
