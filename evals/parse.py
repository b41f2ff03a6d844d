"""How well English is parsed: `python -m evals.parse [--data DIR] [--json]`.

Scores the shipped eight-bit model on the test part of UD English-EWT: tags, lemmas and trees from gold words, one
sentence a call; names (PER, LOC, ORG) against UNER; words and sentences from raw text, and trees on top of those; speed
from text to tree on one thread, and memory, in a process of their own. LAS counts punctuation and ignores subtypes of
labels (`nsubj:pass`), as its predecessors in the project's notes do; `las_subtypes` does not ignore them.
`--data` is a folder that holds `ud_ewt/` and `uner_ewt/`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from counterclaim import model  # noqa: E402
from counterclaim.parse import parse  # noqa: E402
from counterclaim.parse.lemmas import lemma, proper  # noqa: E402
from counterclaim.records import Block, Document, Sentence  # noqa: E402
from evals.shared import shared  # noqa: E402
from training.corpora import Example, conllu, ewt  # noqa: E402

NAMES = ("PER", "LOC", "ORG")


def f1(right: int, found: int, gold: int) -> float:
    """F1 in percent; 0 where there is nothing."""
    return round(200 * right / (found + gold), 2) if found + gold else 0.0


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names of a row of BIO labels, of the kinds scored."""
    out, start = set(), 0
    for i, label in enumerate([*labels, "O"]):
        if i and labels[i - 1] != "O" and label[0] != "I":
            out.add((start, i, labels[i - 1][2:]))
        if label[0] != "I":
            start = i
    return {s for s in out if s[2] in NAMES}


def from_gold_words(examples: Sequence[Example], analyzer: model.Analyzer) -> dict[str, float]:
    """Scores with the treebank's words and sentences, in percent of words; names in F1."""
    hits: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for e in examples:
        a = analyzer.analyze(e.words)
        heads = [h + 1 for h in a.heads]
        lemmas = [
            lemma(word, upos, feats, proper(xpos, name))
            for word, upos, xpos, feats, name in zip(e.words, a.upos, a.xpos, a.feats, a.names, strict=True)
        ]
        hits["words"] += len(e.words)
        for key, gold, found in (
            ("upos", e.upos, a.upos),
            ("xpos", e.xpos, a.xpos),
            ("feats", e.feats, a.feats),
            ("lemma", e.lemmas, lemmas),
            ("uas", e.heads, heads),
        ):
            hits[key] += sum(g == f for g, f in zip(gold or (), found, strict=True))
        for i, (gold_rel, rel) in enumerate(zip(e.rels or (), a.deprels, strict=True)):
            attached = e.heads is not None and e.heads[i] == heads[i]
            hits["las_subtypes"] += attached and gold_rel == rel
            hits["las"] += attached and gold_rel.partition(":")[0] == rel.partition(":")[0]
        if e.names is not None:
            gold_names, found_names = spans(e.names), spans(a.names)
            for kind in NAMES:
                names[kind, "gold"] += sum(s[2] == kind for s in gold_names)
                names[kind, "found"] += sum(s[2] == kind for s in found_names)
                names[kind, "right"] += sum(s[2] == kind for s in gold_names & found_names)
    out = {
        key: round(100 * hits[key] / hits["words"], 2)
        for key in ("upos", "xpos", "feats", "lemma", "uas", "las", "las_subtypes")
    }
    total = {part: sum(names[kind, part] for kind in NAMES) for part in ("right", "found", "gold")}
    out["names_f1"] = f1(total["right"], total["found"], total["gold"])
    return out | {f"names_{k.lower()}": f1(names[k, "right"], names[k, "found"], names[k, "gold"]) for k in NAMES}


def paragraphs(path: Path) -> Iterator[list[Example]]:
    """The treebank's sentences by paragraph, as the comments of the file mark them."""
    sentences = list(conllu(path))
    opens = []
    for chunk in path.read_text("utf-8").split("\n\n"):
        if chunk.strip():
            opens.append(any(line.startswith(("# newpar", "# newdoc")) for line in chunk.split("\n")))
    group: list[Example] = []
    for sentence, new in zip(sentences, opens, strict=True):
        if new and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def as_document(text: str) -> Document:
    """A text of one paragraph."""
    return Document(id="d", ref="d", text=text, text_sha256="", blocks=(Block(0, len(text), "paragraph"),))


def _dependencies(sentences: Sequence[Sentence], text: str) -> tuple[set[Any], set[Any], set[Any]]:
    """Sentence ends, words, and labelled arcs, in places among the characters that are not spaces."""
    place, count = [], 0
    for char in text:
        place.append(count)
        count += not char.isspace()
    place.append(count)
    ends = {(place[s.start], place[s.end]) for s in sentences}
    words = {(place[t.start], place[t.end]) for s in sentences for t in s.tokens}
    arcs = set()
    for s in sentences:
        for t in s.tokens:
            head = s.tokens[t.head] if t.head >= 0 else None
            over = (place[head.start], place[head.end]) if head else None
            arcs.add((place[t.start], place[t.end], over, t.deprel.partition(":")[0]))
    return ends, words, arcs


def _gold(group: Sequence[Example]) -> tuple[set[Any], set[Any], set[Any]]:
    ends, words, arcs, at = set(), set(), set(), 0
    for e in group:
        row, start = [], at
        for word in e.words:
            size = len("".join(word.split()))
            row.append((at, at + size))
            at += size
        ends.add((start, at))
        words.update(row)
        for place, head, rel in zip(row, e.heads or (), e.rels or (), strict=True):
            arcs.add((*place, row[head - 1] if head else None, rel.partition(":")[0]))
    return ends, words, arcs


def from_raw_text(path: Path, analyzer: model.Analyzer) -> dict[str, float]:
    """F1 of sentences, words and labelled arcs when nothing but the paragraphs' text is given."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for group in paragraphs(path):
        text = " ".join(e.text for e in group)
        ours, theirs = _dependencies(parse(as_document(text), analyzer), text), _gold(group)
        for key, a, b in zip(("sentences", "words", "las"), ours, theirs, strict=True):
            right[key] += len(a & b)
            found[key] += len(a)
            gold[key] += len(b)
    return {f"raw_{key}_f1": f1(right[key], found[key], gold[key]) for key in right}


def speed(path: Path) -> dict[str, float]:
    """Words per second of processor time from text to tree, and the process's peak memory, its libraries included."""
    texts = [" ".join(e.text for e in group) for group in paragraphs(path)]
    began = time.perf_counter()
    analyzer = model.load()
    loading = time.perf_counter() - began
    documents = [as_document(text) for text in texts]
    parse(documents[0], analyzer)
    began = time.process_time()
    words = sum(len(s.tokens) for d in documents for s in parse(d, analyzer))
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return {"words_per_second": round(words / spent), "load_seconds": round(loading, 2), "peak_mib": round(peak)}


def model_mib() -> float:
    """The size of the analysis model's files; those of the learned reader beside them are not its own."""
    own = (p for p in model.DATA.iterdir() if not p.name.startswith("reader."))
    return round(sum(p.stat().st_size for p in own) / 2**20, 1)


def weights_mib() -> float:
    """The size of all trained weights that the package ships."""
    return round(sum(p.stat().st_size for p in model.DATA.iterdir()) / 2**20, 1)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with ud_ewt and uner_ewt (default: ../shared/data)")
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--speed", action="store_true", help="only speed and memory")
    args = parser.parse_args()
    data = args.data or shared("data")
    trees = data / "ud_ewt" / f"{args.part}.conllu"
    if not trees.is_file():
        raise SystemExit(f"{trees} is missing: --data takes a folder with ud_ewt/ and uner_ewt/")
    if args.speed:
        figures: dict[str, Any] = speed(trees)
    else:
        analyzer = model.load()
        call = [sys.executable, "-m", "evals.parse", "--speed", "--json", "--data", str(data), "--part", args.part]
        measured = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
        figures = {
            **from_gold_words(ewt(data, args.part), analyzer),
            **from_raw_text(trees, analyzer),
            **measured,
            "model_mib": model_mib(),
            "weights_mib": weights_mib(),
            "model": analyzer.version,
        }
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
