"""One happening in many papers: `python -m evals.reprints [--documents N] [--seed N] [--json]`.

Five reporters write independent accounts of one happening, all made up by us (two of the most peaceful states there are). Papers reprint
them with other headlines and credit lines, cut paragraphs from the end or the middle, and reword sentences but for the quotations. The
documents go through the whole line, are read, coded and linked; wanted are one incident for the act that all of them tell, and as many
origins as there were reporters.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from counterclaim.link.across import copies, origins, sketch
from counterclaim.pipeline import code_document, load_coder
from counterclaim.read import Guard, sources, to_document
from counterclaim.records import Document, Problem
from evals.linked import link_all

#: Each account: headlines, a credit line, and paragraphs of sentences. A sentence with `|` has two wordings; quotations have one.
ACCOUNTS: tuple[tuple[tuple[str, ...], str, tuple[tuple[str, ...], ...]], ...] = (
    (
        ("Shells hit Vaduz market", "San Marino shells Vaduz", "Vaduz shelled at dawn on Tuesday"),
        "(Reuters)",
        (
            ("San Marino's army shelled the market of Vaduz on Tuesday morning, Liechtenstein's government said.|San "
             "Marino's army shelled the "
             "covered market in Vaduz early on Tuesday, according to Liechtenstein's government.",
             "Twelve stallholders who had come down from the hill farms with the first cheeses of the year were "
             "killed.|Twelve people, most "
             "of them farmers who bring cheese down from the hills at this time of year, lost their lives."),
            ("“We heard a whistle, then the bell tower was gone and everybody ran towards the river,” said Anna Frick, who sells honey.",
             "The roof of the hall caved in over the fish stands, and firemen were still cutting through the beams at noon.|Firemen were "
             "cutting through the beams of the hall at noon, after its roof had come down on the fish stands."),
            ("San Marino has not commented, and its embassy's telephone was not answered.|There was no word from San Marino, whose embassy "
             "did not pick up the telephone.",
             "A market has stood on the square since the days of the old county, long before the railway came up the "
             "valley.|The square has "
             "had a market since the old county, generations before the valley got its railway."),
            ("The two countries have quarrelled about a customs post on the pass for as long as anyone in either parliament "
             "can remember.",),
        ),
    ),
    (
        ("Market day ends in fire", "Twelve die as Vaduz is shelled", "Artillery strikes Vaduz"),
        "(AFP)",
        (
            ("Artillery of San Marino shelled Vaduz in Liechtenstein on Tuesday, police in the town told our "
             "correspondent.|San Marino artillery "
             "shelled the town of Vaduz in Liechtenstein on Tuesday, our correspondent was told by the police.",
             "Officers counted seven craters between the arcade and the church steps, the deepest of them full of crushed "
             "apples.|Between the "
             "church steps and the arcade there were seven craters by the officers' count, one filled with crushed apples."),
            ("“I have been on this force for thirty years and never drew my gun, and now this,” said Sergeant Luis Beck.",
             "Ambulances took the injured to three hospitals, one of them across the Rhine.|Three hospitals, one on the far "
             "bank of the Rhine, "
             "took in those who were hurt."),
            ("Schools will stay closed until Friday and buses turn round at the mill.|Buses go no farther than the mill, and until Friday "
             "there will be no school.",
             "A brass band that was to play at the opening left its tubas lying on the cobbles.|On the cobbles lay the tubas "
             "of a brass band "
             "that should have played at the opening."),
        ),
    ),
    (
        ("Liechtenstein accuses San Marino of shelling", "Parliament in Vaduz meets after bombardment", "Vaduz blames San Marino"),
        "(dpa)",
        (
            ("Liechtenstein's foreign minister accused San Marino of shelling Vaduz on Tuesday.|The foreign minister of "
             "Liechtenstein has accused "
             "San Marino of shelling Vaduz on Tuesday.",
             "Members of parliament met by candlelight, because the power lines along the gorge were cut.|With the power "
             "lines in the gorge "
             "down, parliament sat by the light of candles."),
            ("“A neighbour who sends shells has run out of arguments, and we shall not run out of patience,” the minister told the house.",
             "Deputies of all five parties stood for a minute in silence before they turned to the budget for "
             "repairs.|Before the house took "
             "up a budget for repairs, deputies of the five parties rose for a minute's silence."),
            ("An envoy is to carry a protest to Rimini by bicycle, a custom that both republics' diplomats have kept up "
             "since the last century.",
             "Bakers in the upper town handed out what bread they had left.|What bread was left was given away by bakers in "
             "the upper town."),
        ),
    ),
    (
        ("What I saw at the market", "A morning in Vaduz", "Letter from Vaduz"),
        "From our own reporter",
        (
            ("On Tuesday San Marino shelled Vaduz, and I was buying radishes when the first shell came, writes our "
             "reporter.|I was paying for a "
             "bunch of radishes when San Marino shelled Vaduz on Tuesday, writes our reporter.",
             "It struck the fountain, and for a while it rained upwards.|The fountain took it, and for some moments rain "
             "fell the wrong way."),
            ("“Lie down between the crates, boy, wood is better than nothing,” an old woman shouted at me.",
             "I counted to nineteen before the next one, which is how long it takes to tie a pair of boots.|Nineteen seconds "
             "passed until the "
             "second, time enough to lace my boots."),
            ("By eleven the castle had hung out a black sheet, since nobody could find the key to the chest with the "
             "flags.|Nobody could find the "
             "key to the flag chest, so by eleven a black sheet hung from the castle.",
             "Somebody was already sweeping.|A man had begun to sweep."),
        ),
    ),
    (
        ("Relief workers reach shelled town", "Aid group: hospital in Vaduz overwhelmed", "Blood needed in Vaduz after shelling"),
        "Press release",
        (
            ("Volunteers reached Vaduz within an hour after the army of San Marino shelled the town on Tuesday, the Alpine "
             "Relief League said.|The "
             "Alpine Relief League said that its volunteers were in Vaduz within the hour after San Marino's army shelled "
             "the town on Tuesday.",
             "They set up two tents beside the swimming baths, one for burns and one for children who had lost sight of "
             "their parents.|Beside the "
             "swimming baths stand two tents, for burns and for children separated from their parents."),
            ("“What we lack is not courage but blood of group O negative,” said Dr Petra Ospelt, who leads the team.",
             "Lorries with blankets are waiting at the tunnel until engineers have looked at its vault.|Until engineers have "
             "examined the vault "
             "of the tunnel, lorries loaded with blankets wait in front of it."),
            ("Donors are asked to come to the gymnasium with an identity card and a full stomach.|Whoever gives blood should "
             "eat first and bring "
             "an identity card to the gymnasium.",),
        ),
    ),
)  # fmt: skip
DAYS = ("2021-05-04", "2021-05-05", "2021-05-06")


def made(number: int, seed: int) -> Iterator[dict[str, str]]:
    """So many documents as the reader takes them; `account` says whose text each goes back to."""
    draw = random.Random(seed)
    for at in range(number):
        account = at % len(ACCOUNTS)
        headlines, credit, paragraphs = ACCOUNTS[account]
        first = at < len(ACCOUNTS)  # the reporter's own text comes out once as it was written
        kept = list(paragraphs) if first else _cut(draw, paragraphs)
        body = [" ".join(_worded(draw, sentence, first) for sentence in paragraph) for paragraph in kept]
        line = credit if first else draw.choice((credit, f"With material from {credit.strip('()')}", ""))
        text = "\n\n".join([headlines[0] if first else draw.choice(headlines), *body, *([line] if line else [])])
        day = DAYS[0] if first else draw.choice(DAYS)
        yield {"id": f"paper-{at:03}", "text": text, "published": day, "outlet": f"Paper {at}", "account": str(account)}


def _cut(draw: random.Random, paragraphs: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """The first two paragraphs always; of the others each with two chances in three."""
    return [one for at, one in enumerate(paragraphs) if at < 2 or draw.random() < 2 / 3]


def _worded(draw: random.Random, sentence: str, first: bool) -> str:
    wordings = sentence.split("|")
    return wordings[0] if first or draw.random() < 0.7 else wordings[-1]


def _read(rows: list[dict[str, str]]) -> list[Document]:
    out = []
    with Guard() as guard, tempfile.TemporaryDirectory() as name:
        path = Path(name) / "papers.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        for item in sources([path]):
            if isinstance(item, Problem):
                raise SystemExit(f"{item.where}: {item.message}")
            document = to_document(item, guard)
            out.append(replace(document, id=document.ref))
    return out


def measure(number: int, seed: int) -> dict[str, Any]:
    """The figures."""
    rows = list(made(number, seed))
    coder = load_coder()
    documents = _read(rows)
    coded = [(document, code_document(document, coder).claims) for document in documents]
    acts = {claim.id for _, claims in coded for claim in claims if claim.event.type == "shelling"}
    linked = link_all(coded)
    found = Counter(link.incident for link in linked.linked.links if link.claim in acts)
    sketches = [sketch(document) for document in documents]
    story = origins(sketches, copies(sketches))
    of = {document.id: row["account"] for document, row in zip(documents, rows, strict=True)}
    mixed = {name: {of[doc] for doc, root in story.items() if root == name} for name in set(story.values())}
    told = {claim.doc_id for _, claims in coded for claim in claims if claim.id in acts}
    main = {doc for one in linked.linked.incidents if one.id == found.most_common(1)[0][0]
            for doc in (linked.claims[claim].doc_id for claim in one.claims)}  # fmt: skip
    return {
        "documents": len(documents),
        "telling_the_act": len(told),
        "incidents": len(found),
        "in_the_largest": found.most_common(1)[0][1],
        "claims_of_the_act": len(acts),
        "documents_of_the_largest": len(main),
        "origins": len(set(story.values())),
        "true_origins": len(ACCOUNTS),
        "origins_that_mix_accounts": sum(len(accounts) > 1 for accounts in mixed.values()),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300, help="how many papers (default: 300)")
    parser.add_argument("--seed", type=int, default=1, help="which papers (default: 1)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    figures = measure(args.documents, args.seed)
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:26} {value}")


if __name__ == "__main__":
    main()
