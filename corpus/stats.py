"""What the corpus holds: `python -m corpus.stats` writes the tables of `corpus/README.md` anew (a test compares them)."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus.agreement import agreement
from corpus.join import HERE, is_test

PAGE = HERE / "README.md"

SETS = {
    "own": "our own articles",
    "fakes": "FA-KES",
    "voa": "Voice of America (M2E2)",
    "wikinews": "Wikinews",
    "re3d": "re3d",
    "gum": "GUM news",
}


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every annotated document with the set it belongs to, texts or not."""
    for path in sorted((HERE / "own").glob("*.json")):
        yield "own", json.loads(path.read_text("utf-8"))
    for path in sorted((HERE / "standoff").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield path.stem, {"meta": {}, **json.loads(line)}


def table() -> str:
    """Documents, those without a claim, claims and relations of each set, and of the test part."""
    count: Counter[tuple[str, str]] = Counter()
    for name, row in rows():
        for part in (name, "all", *(("test",) if is_test(row) else ())):
            count[part, "documents"] += 1
            count[part, "none"] += not row["claims"]
            count[part, "claims"] += len(row["claims"])
            count[part, "relations"] += len(row["relations"])
    lines = ["| set | documents | of these without a claim | claims | relations |", "|---|---|---|---|---|"]
    for part, title in {**SETS, "all": "**all**", "test": "of these, test part"}.items():
        if count[part, "documents"]:
            cells = (f"{count[part, key]:,}" for key in ("documents", "none", "claims", "relations"))
            lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def labels() -> str:
    """How often each label stands."""
    count: dict[str, Counter[str]] = {name: Counter() for name in ("event", "source", "speech", "modality", "frame")}
    for _, row in rows():
        for claim in row["claims"]:
            for name, counter in count.items():
                counter[claim["source"]["kind"] if name == "source" else claim[name]] += 1
    return "\n".join(
        f"- **{name}**: "
        + ", ".join(f"{label} {n:,}" for label, n in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))
        for name, counter in count.items()
    )


def page(text: str) -> str:
    """The datasheet with its tables as they are now; the agreement stands as `--agreement` measured it last."""
    for name, value in (("table", table()), ("labels", labels())):
        before, rest = text.split(f"<!-- {name} -->\n", 1)
        after = rest.split(f"<!-- /{name} -->", 1)[1]
        text = f"{before}<!-- {name} -->\n{value}\n<!-- /{name} -->{after}"
    return text


def main() -> None:
    """Writes the tables of the datasheet anew; with `--agreement` also how far two annotators agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agreement", action="store_true", help="measure the agreement too (needs ../shared)")
    text = page(PAGE.read_text("utf-8"))
    if parser.parse_args().agreement:
        before, rest = text.split("<!-- agreement -->\n", 1)
        text = f"{before}<!-- agreement -->\n{_agreed()}\n<!-- /agreement -->{rest.split('<!-- /agreement -->', 1)[1]}"
    PAGE.write_text(text, "utf-8")


def _agreed() -> str:
    figures = agreement()
    fields = {name: value for name, value in figures.items() if name not in ("documents", "accuracy")}
    rows = [f"| {name} | {value} |" for name, value in fields.items()]
    rows += [f"| {name} (accuracy) | {value} |" for name, value in figures["accuracy"].items()]
    return "\n".join(
        [f"{figures['documents']} documents read twice.\n", "| field | F1 or accuracy |", "|---|---|", *rows]
    )


if __name__ == "__main__":
    main()
