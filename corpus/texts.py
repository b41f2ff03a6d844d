"""The texts that the corpus annotates without holding them: each is put together the same way from `../shared/data`.

An annotation names a text by its set and id, and pins it by the SHA-256 of its UTF-8 bytes; offsets are code points in it.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Long features are annotated up to the last sentence that ends within so many code points.
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `set` and `ref` name it, `published` is an ISO date or as the set writes it, "" where it says none."""

    set: str
    ref: str
    published: str
    outlet: str
    text: str

    @property
    def id(self) -> str:
        """The document's id in the corpus."""
        return f"{self.set}-{self.ref}"

    @property
    def sha256(self) -> str:
        """The hash that pins the text."""
        return digest(self.text)


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts(data: Path) -> Iterator[Text]:
    """All texts that may be annotated and trained on (see `data/README.md`), set by set. Raises `OSError` where a set is missing."""
    yield from fa_kes(data / "fa_kes_dev.jsonl")
    yield from voa(data / "voa_m2e2_dev.jsonl")
    for year in ("2019", "2020"):
        yield from wikinews(data / "wikinews" / f"wikinews_{year}.csv")
    for folder in sorted((data / "re3d").iterdir()):
        if folder.is_dir():
            yield from re3d(folder / "documents.jsonl")
    for part in ("dev", "train"):
        for path in sorted((data / "gum_open" / part).glob("GUM_news_*.conllu")):
            yield gum(path)


def fa_kes(path: Path) -> Iterator[Text]:
    """FA-KES: title, empty line, body. Articles that are coded for several places stand once."""
    seen = set()
    for row in _rows(path):
        if row["unit_id"] not in seen:
            seen.add(row["unit_id"])
            month, day, year = row["date"].split("/")
            published = f"{2000 + int(year) % 100}-{int(month):02}-{int(day):02}"
            yield Text(
                "fakes", row["unit_id"], published, row["source"], f"{row['article_title']}\n\n{row['article_content']}"
            )


def voa(path: Path) -> Iterator[Text]:
    """VOA: its sentences one after another, with the full stop that the set takes away."""
    for row in _rows(path):
        text = ""
        for sentence in row["sentences"]:
            one = sentence["text"].strip()
            one += "" if one[-1:] in ".!?\"”'’" else "."
            if text and len(text) + 1 + len(one) > LONGEST:
                break
            text = f"{text} {one}" if text else one
        yield Text("voa", row["id"].removeprefix("VOA_EN_NW_"), row["published"], "Voice of America", text)


def wikinews(path: Path) -> Iterator[Text]:
    """Wikinews: title, empty line, body up to `LONGEST`, with runs of empty lines made one."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            paragraphs = [line.strip() for line in row["text"].splitlines() if line.strip()]
            text = row["title"]
            for paragraph in paragraphs:
                if len(text) + len(paragraph) > LONGEST:
                    break
                text += "\n\n" + paragraph
            yield Text("wikinews", row["url"].rsplit("/", 1)[-1][:80], row["date"], "Wikinews", text)


def re3d(path: Path) -> Iterator[Text]:
    """re3d: the text as it is."""
    for row in _rows(path):
        yield Text(
            "re3d",
            f"{path.parent.name}-{row['_id'][:16]}",
            str(row.get("dateAccessed", ""))[:10],
            path.parent.name,
            row["text"],
        )


def gum(path: Path) -> Text:
    """A GUM document: its sentences one after another, paragraphs on lines of their own."""
    text, parts = "", []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            parts.append("\n\n")
        elif line.startswith("# text = "):
            parts.append(line.removeprefix("# text = ") + " ")
    text = "".join(parts).replace(" \n\n", "\n\n").strip()
    return Text(
        "gum",
        path.stem.removeprefix("GUM_"),
        "",
        "",
        text[: text.rfind(". ", 0, LONGEST) + 1] if len(text) > LONGEST else text,
    )


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
