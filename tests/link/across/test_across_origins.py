"""Copies and the stories behind them: reprints, cuts and rewrites found; boilerplate and background not."""

import random

from counterclaim.link.across import copies, origins, sketch
from counterclaim.records import Document, Evidence, Found

WORDS = [
    "river",
    "bridge",
    "market",
    "night",
    "guards",
    "convoy",
    "village",
    "school",
    "road",
    "fire",
    "smoke",
    "soldiers",
    "crossing",
    "valley",
    "winter",
    "grain",
]


def story(seed: int, sentences: int = 14) -> list[str]:
    rng = random.Random(seed)
    return [" ".join(rng.choices(WORDS, k=14)).capitalize() + f" {seed} {n}." for n in range(sentences)]


def document(name: str, lines: list[str], day: str | None = "2021-05-10") -> Document:
    text = "\n".join(lines)
    return Document(name, name, text, "", (), published=Found(day, Evidence("test")) if day else None)


def groups(*documents: Document) -> list[set[str]]:
    sketches = [sketch(one) for one in documents]
    of = origins(sketches, copies(sketches))
    return [{doc for doc, root in of.items() if root == one} for one in sorted(set(of.values()))]


def test_a_reprint_a_cut_and_a_rewrite_are_one_story() -> None:
    whole = story(1)
    rewrite = [line.replace("Soldiers", "Troops") for line in reversed(whole)][:9] + story(2, 5)
    found = groups(document("a", whole), document("b", whole[:5]), document("c", rewrite), document("d", story(3)))
    assert found == [{"a", "b", "c"}, {"d"}]


def test_three_hundred_versions_of_three_stories_are_three_origins() -> None:
    made = []
    for number in range(300):
        rng = random.Random(number)
        lines = story(number % 3)
        rng.shuffle(lines)
        kept = [line.replace(rng.choice(WORDS), rng.choice(WORDS)) for line in lines[: rng.randrange(6, 15)]]
        made.append(document(f"d{number:03}", [f"Headline number {number}", *kept, *story(1000 + number, 2)]))
    assert len(groups(*made)) == 3


def test_what_a_site_prints_under_every_article_makes_no_copies() -> None:
    foot = story(9, 12)
    days = ["2021-01-05", "2021-02-05", "2021-03-05", "2021-03-06"]
    found = groups(*(document(f"d{n}", story(n, 8) + foot, day) for n, day in enumerate(days)))
    assert len(found) == 4


def test_the_same_words_months_apart_are_no_copies() -> None:
    assert len(groups(document("a", story(1), "2021-01-05"), document("b", story(1), "2021-06-05"))) == 2


def test_short_texts_are_never_called_copies() -> None:
    assert len(groups(document("a", ["Two guards were killed."]), document("b", ["Two guards were killed."]))) == 2


def test_a_copy_says_why() -> None:
    found = copies([sketch(document("a", story(1))), sketch(document("b", ["Reuters", *story(1)]))])
    assert found[0].reason.endswith("of the shorter text's word runs stand in the other")
