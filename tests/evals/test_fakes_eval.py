"""Claims in the codes of FA-KES: whose dead, how many, who, where, by what; and how they are scored."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.texts import Text
from counterclaim.pipeline import load_coder
from evals.fakes import Coded, Tally, first_number, read, score
from evals.parts import is_held_out
from evals.syria import Article, actor_code, away, town
from evals.tolls import Dead

ROW: dict[str, Any] = {
    "unit_id": "1",
    "article_title": "Air strikes kill 23 in Idlib",
    "article_content": "At least 23 people, among them 15 civilians, were killed in air strikes by the Syrian army on the city of Idlib"
    " on Monday, activists said.",
    "source": "made",
    "date": "5/4/16",
    "location": "idlib",
    "actor": "syrian government or russian troops",
    "cause_of_death": "shelling",
    "nb_civilians": "15",
    "nb_noncivilians": "8",
}


def ours(title: str, body: str) -> Article:
    return read(Text("fakes", "made", "2016-05-04", "made", f"{title}\n\n{body}"), load_coder())


def dead(one: Article) -> tuple[int, int]:
    assert one.toll is not None
    return one.toll.civilians.said, one.toll.others.said


def test_a_part_told_as_civilians_divides_the_whole() -> None:
    one = ours(ROW["article_title"], ROW["article_content"])
    assert dead(one) == (15, 8)
    assert (one.actor, one.place, one.cause) == (ROW["actor"], "idlib", "shelling")


def test_people_of_no_stated_status_are_civilians_and_others_only_if_told_as_fighters() -> None:
    assert dead(ours("Shelling kills 12 in Homs", "Shelling killed 12 people in Homs on Monday.")) == (12, 0)
    body = "Clashes near Raqqa killed 40 Islamic State militants and three civilians on Monday."
    assert dead(ours("Clashes near Raqqa", body)) == (3, 40)


def test_a_later_toll_with_the_same_number_says_who_they_were() -> None:
    body = "Air strikes killed 40 Islamic State fighters near Raqqa on Monday."
    assert dead(ours("Air strikes kill 40", body)) == (0, 40)


def test_the_main_event_is_the_first_and_background_is_none() -> None:
    body = "A car bomb killed five civilians in Damascus on Monday. More than 250,000 people have died in the war since 2011."
    one = ours("Car bomb kills five in Damascus", body)
    assert dead(one) == (5, 0) and (one.place, one.cause, one.actor) == ("damascus", "explosion", "unknown")


def test_no_dead_no_toll() -> None:
    one = ours("Talks open in Geneva", "Envoys met in Geneva on Monday. They spoke of a truce.")
    assert one.toll is None and one.tolls == () and one.place is None


@pytest.mark.parametrize(
    ("side", "code"),
    [
        ("RUS", "syrian government or russian troops"),
        ("islamic-state", "the organization of the islamic state in iraq and the levant - isis"),
        ("ypg", "self administration forces"),
        ("free-syrian-army", "armed opposition groups"),
        ("hayat-tahrir-al-sham", "al-nusra front"),
        ("USA", "international coalition forces"),
        ("MEX", None),
    ],
)
def test_sides_by_what_they_belong_to(side: str, code: str | None) -> None:
    assert actor_code(side) == code


def test_towns_lie_where_they_do() -> None:
    assert 40 < away(town("idlib"), "aleppo") < 70


def test_bounds() -> None:
    open_end, whole = Dead(49, 50, None), Dead(20, 20, 20)
    assert open_end.fits(49) and open_end.fits(105) and not open_end.fits(40)
    assert whole + Dead(3, 3, 3) == Dead(23, 23, 23) and (whole + open_end).high is None
    assert whole.less(Dead(13, 13, 13)) == Dead(7, 7, 7) and Dead().fits(0) and not Dead().fits(1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was 12 May 2016. Bombs killed seven people and wounded 30.", 7),
        ("In 2015, 1,400 died.", 1400),
        ("Twelve were hurt.", None),
    ],
)
def test_the_simple_guess(text: str, number: int | None) -> None:
    assert first_number(text) == number


def test_figures() -> None:
    text = Text("fakes", "1", "2016-05-04", "made", f"{ROW['article_title']}\n\n{ROW['article_content']}")
    one = read(text, load_coder())
    tally = Tally()
    tally.add(text, [Coded(15, 8, "syrian government or russian troops", "idlib", "shelling")], one)
    tally.add(text, [Coded(23, 0, "unknown", "aleppo", "shelling"), Coded(1, 1, "unknown", "idlib", "explosion")], one)
    figures = tally.figures()
    assert (figures["articles"], figures["coverage"], figures["dead"]["exact"]) == (2, 100.0, 50.0)
    assert figures["dead"]["first_number"] == 50.0 and figures["civilians"]["told"] == 100.0
    assert figures["place"]["accuracy"] == 100.0 and figures["actor"]["accuracy"] == 50.0
    assert figures["cause"]["most_frequent"] == 100.0 and len(tally.errors) == 3


def test_rows_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(ROW) + "\n", "utf-8")
    tallies = score(file)
    for part in ("untrained", "held_out" if is_held_out("1") else "read"):
        figures = tallies[part].figures()
        assert figures["articles"] == 1 and figures["dead"]["exact"] == figures["place"]["accuracy"] == 100.0
    assert tallies["trained"].articles == 0
