"""Event coreference across documents on ECB+: `python -m evals.coreference [--data DIR] [--split SPLIT] [--json] [--errors N]`.

Gold mentions of actions in the checked sentences, singletons kept; all documents of a split together, scored over the whole split
with MUC, B³ and CEAF-e (CoNLL F1 is their mean). Which documents tell one story is not given: stories come from the likeness of the
texts (`predicted`); `given` shows what gold subtopics would make of it. Beside it the lemma baseline: mentions of one story with one
head lemma are one event. The settings were chosen by cross-validation and on dev, then the weights fitted on all topics but the test's
(`python -m training.mentions` prints what dev gives when it is held out): of `train` and `dev` this shows the fit alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim import model
from counterclaim.link.mentions import Collection, Mention, Story, Text, compare, group, mention_of, weights
from counterclaim.link.mentions.mention import Read
from counterclaim.model import Analyzer
from counterclaim.parse.lemmas import lemma, proper
from counterclaim.records import Token
from evals.chains import scores
from evals.ecbplus import SPLITS, Article, articles
from evals.shared import shared


def collection_of(rows: Sequence[Article]) -> Collection:
    """All texts of a split."""
    return Collection(Text(one.name, one.sentences) for one in rows)


def mentions_of(rows: Sequence[Article], analyzer: Analyzer) -> tuple[list[Mention], dict[str, str]]:
    """The mentions as the program sees them, and mention → gold chain."""
    out, gold, states = [], {}, model.load_states()
    for article in rows:
        parsed: dict[int, tuple[tuple[Token, ...], Read]] = {}
        for number, one in enumerate(article.mentions):
            if one.sentence not in parsed:
                words = article.sentences[one.sentence]
                parsed[one.sentence] = _parse(words, analyzer), states(words)
            (tokens, read), name = parsed[one.sentence], f"{article.name}#{number:04}"
            out.append(mention_of(name, article.name, one.sentence, tokens, one.words, read))
            gold[name] = one.chain
    return out, gold


def _parse(words: Sequence[str], analyzer: Analyzer) -> tuple[Token, ...]:
    a, out, at = analyzer.analyze(words), [], 0
    for i, word in enumerate(words):
        base = lemma(word, a.upos[i], a.feats[i], proper(a.xpos[i], a.names[i]))
        tags = a.upos[i], a.xpos[i], a.feats[i], a.heads[i], a.deprels[i], a.names[i]
        out.append(Token(word, at, at + len(word), base, *tags))
        at += len(word) + 1
    return tuple(out)


def score(folder: Path, split: str, errors: bool = False) -> tuple[dict[str, Any], list[str]]:
    """The figures of one split, and with `errors` pairs that came out wrong."""
    rows = articles(folder, split)
    found, gold = mentions_of(rows, model.load())
    collection = collection_of(rows)
    predicted = collection.stories()
    given = _numbered({one.name: one.subtopic for one in rows})
    figures: dict[str, Any] = {
        "split": split,
        "documents": len(rows),
        "mentions": len(found),
        "chains": len(set(gold.values())),
        "stories": len(set(predicted.values())),
    }
    ours: dict[str, str] = {}
    for name, stories in (("given", given), ("predicted", predicted)):
        ours = group(found, collection, stories)
        figures[name] = {"ours": scores(ours, gold), "lemma": scores(_by_lemma(found, stories), gold)}
    told: dict[int, list[Mention]] = {}
    for one in found if errors else ():
        told.setdefault(predicted[one.doc], []).append(one)
    return figures, _errors(ours, gold, [Story(rows, collection, weights().space) for _, rows in sorted(told.items())])


def _numbered(names: Mapping[str, str]) -> dict[str, int]:
    order = {name: i for i, name in enumerate(sorted(set(names.values())))}
    return {doc: order[name] for doc, name in names.items()}


def _by_lemma(found: Sequence[Mention], stories: Mapping[str, int]) -> dict[str, str]:
    return {one.id: f"{stories[one.doc]}/{one.lemma}" for one in found}


def _errors(ours: Mapping[str, str], gold: Mapping[str, str], stories: Sequence[Story]) -> list[str]:
    """Each event's first wrong pair, in the order of the events, with the parts of its sum."""
    table, lines = weights(), []
    for story in stories:
        at = {one.id: i for i, one in enumerate(story.mentions)}
        for one in story.mentions:
            other = story.mentions[at[ours[one.id]]]
            if gold[one.id] != gold[other.id]:
                sums = compare(story, at[one.id], at[other.id], table)
                parts = "; ".join(f"{part.name} {part.weight:+.1f}" for part in sums.parts if abs(part.weight) >= 0.3)
                lines.append(f"together, two events: {one.id} {one.lemma} | {other.id} {other.lemma}: {parts}")
    return lines


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of ECB+ (default: ../shared/data/ecbplus)")
    parser.add_argument("--split", choices=SPLITS, default="test", help="which topics (default: test)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="show this many mentions that came out wrong")
    args = parser.parse_args()
    if args.errors and args.split == "test":
        parser.error("--errors is for train and dev: the test is not looked at")
    figures, listed = score(args.data or shared("data", "ecbplus"), args.split, args.errors > 0)
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in listed[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
