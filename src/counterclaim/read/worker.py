"""The guarded half of the page reader: runs alone in its own process, and is the one home of trafilatura and lxml.

It is started as a script by `counterclaim.read.guard`, and imports nothing of the package. Frames go both ways: four
bytes of length (big-endian), then that many bytes; a page (UTF-8) comes in, a JSON object goes out::

    {"ok": true, "blocks": [["paragraph", "Shells fell on …"], …], "meta": {"title": […], …}}
    {"ok": false, "error": "memory"}
"""

import json
import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO

try:  # POSIX only: elsewhere the wall limit alone guards
    import resource
except ImportError:  # pragma: no cover
    resource = None  # type: ignore[assignment]

#: trafilatura's element → the kind of our block.
_KINDS = {"head": "heading", "p": "paragraph", "quote": "paragraph", "code": "paragraph", "item": "list", "row": "list"}
_META = {
    "title": ("meta[@property='og:title']/@content", "meta[@name='twitter:title']/@content", "h1", "title"),
    "published": (
        "meta[@property='article:published_time']/@content",
        "meta[@itemprop='datePublished']/@content",
        "meta[translate(@name,'DATE','date')='date']/@content",
        "meta[@name='pubdate' or @name='publish-date' or @name='DC.date.issued' or @name='parsely-pub-date']/@content",
        "time[@itemprop='datePublished' or @pubdate]/@datetime",
        "article//time/@datetime",
    ),
    "outlet": ("meta[@property='og:site_name']/@content", "meta[@name='application-name']/@content"),
    "url": ("link[@rel='canonical']/@href", "meta[@property='og:url']/@content"),
    "language": ("meta[@property='og:locale']/@content", "meta[@http-equiv='content-language']/@content"),
}


def main() -> None:
    """Answer pages until standard input closes. Arguments: processor seconds per page, bytes of address space."""
    cpu, memory = float(sys.argv[1]), int(sys.argv[2])
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the frames
    _limit("RLIMIT_AS", memory)
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_FSIZE", 0)
    try:
        read_page(b"<html><body><p>Warm up.</p></body></html>")
    except Exception as error:
        _send(answers, {"ok": False, "error": f"{type(error).__name__}: {error}"})
        return
    _send(answers, {"ok": True})
    while (page := _receive(asked)) is not None:
        _limit_cpu(cpu)
        try:
            answer = {"ok": True, **read_page(page)}
        except MemoryError:
            answer = {"ok": False, "error": "memory"}
        except RecursionError:
            answer = {"ok": False, "error": "nested too deep"}
        except Exception as error:
            answer = {"ok": False, "error": f"{type(error).__name__}: {error}"[:300]}
        _send(answers, answer)


def read_page(page: bytes) -> dict[str, Any]:
    """The article of a page (UTF-8): its blocks in order as (kind, text), and what the page states about it."""
    import trafilatura  # here, so that the memory limit already holds while the libraries load
    from lxml import html

    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", remove_pis=True))
    meta = _meta(tree)
    captions = [_flat(node) for node in tree.xpath("(//article|//main)//figcaption")[:20]]
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    blocks: list[tuple[str, str]] = []
    if found is not None and found.body is not None:
        _walk(found.body, blocks)
    if not any(kind == "paragraph" for kind, _ in blocks):
        _, text, _ = trafilatura.baseline(page)
        blocks = [("paragraph", line.strip()) for line in text.split("\n") if line.strip()]
    have = {text for _, text in blocks}
    blocks += [("caption", text) for text in dict.fromkeys(captions) if text and text not in have]
    return {"blocks": blocks, "meta": meta}


def _walk(node: Any, blocks: list[tuple[str, str]]) -> None:
    for child in node:
        kind = _KINDS.get(child.tag)
        if kind is None:  # body, list, table, div: look inside
            _walk(child, blocks)
        elif text := _flat(child):
            blocks.append((kind, text))
        if child.tail and child.tail.strip():
            blocks.append(("paragraph", " ".join(child.tail.split())))


def _flat(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split() if node.tag == "row" else "".join(node.itertext()).split())


def _meta(tree: Any) -> dict[str, list[str]]:
    """For each field the values that the page gives, the best placed first."""
    meta: dict[str, list[str]] = {}
    for field, paths in _META.items():
        values = [value for path in paths for value in tree.xpath(f"//{path}")[:3]]
        meta[field] = [value if isinstance(value, str) else _flat(value) for value in values]
    lang = tree.xpath("string(/html/@lang)")
    meta["language"] = ([lang] if lang else []) + meta["language"]
    for field, values in _linked_data(tree).items():
        meta[field] = values + meta[field]
    return {name: [" ".join(value.split())[:500] for value in values if value.strip()] for name, values in meta.items()}


def _linked_data(tree: Any) -> dict[str, list[str]]:
    """What schema.org's JSON-LD says, where there is any: the headline and the date with its zone."""
    out: dict[str, list[str]] = {"title": [], "published": [], "outlet": []}
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:10]:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in items[:50] if isinstance(items, list) else []:
            if not isinstance(item, dict) or "Article" not in str(item.get("@type", ""))[:200]:
                continue
            publisher = item.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else None
            values = (item.get("headline"), item.get("datePublished"), name)
            for field, value in zip(out, values, strict=True):
                if isinstance(value, str):
                    out[field].append(value)
    return out


def _limit(name: str, value: int) -> None:
    if resource is not None and value >= 0:
        with suppress(ValueError, OSError):  # a system that does not know the limit: the others still hold
            resource.setrlimit(getattr(resource, name), (value, value))


def _limit_cpu(seconds: float) -> None:
    """From now on, so many processor seconds: one page's slowness is not charged to the next."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds + 1), hard))


def _receive(stream: BinaryIO) -> bytes | None:
    head = stream.read(4)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 4 else None


def _send(stream: BinaryIO, answer: dict[str, Any]) -> None:
    data = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(len(data).to_bytes(4, "big") + data)
    stream.flush()


if __name__ == "__main__":
    main()
