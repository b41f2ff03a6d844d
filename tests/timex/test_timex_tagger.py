"""The tagger as a whole: kinds of text, bounds, hostile text, and that times mean the same whoever's they are."""

import time
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from counterclaim.timex import tag
from counterclaim.timex.bounds import bounds_of
from counterclaim.timex.mode import mode_of
from counterclaim.timex.patterns import compiled, needed
from counterclaim.timex.rule import Rule
from counterclaim.timex.tagger import RULES
from counterclaim.timex.words import read_words, vocabulary
from counterclaim.timex.zones import offset_at, to_utc, zone_of_city, zone_of_country

DAY = date(2022, 9, 15)
NEWS, NARRATIVE = (
    yaml.safe_load((Path(__file__).parent / f"{n}.yaml").read_text("utf-8")) for n in ("news", "narrative")
)


def test_a_history_is_told_from_apart_from_news() -> None:
    history = "In 1914 the war began. By 1915 both sides dug in. The town fell in 1916. In 1917 it was retaken. " * 3
    news = "The ministry said on Tuesday that shells fell. Residents said on Monday the road was cut. " * 3
    assert mode_of(read_words(history), DAY) == "narrative"
    assert mode_of(read_words(news), DAY) == "news"
    assert mode_of(read_words(history), None) == "narrative"


def test_the_same_words_read_by_mode() -> None:
    text = "The fort fell on 3 June 1916. In September they returned."
    assert [one.value for one in tag(text, DAY, "narrative")] == ["1916-06-03", "1916-09"]
    assert [one.value for one in tag(text, DAY, "news")] == ["1916-06-03", "2022-09"]


def test_without_a_day_of_writing_nothing_is_guessed() -> None:
    found = tag("Shells fell on Tuesday and on 13 September.", None, "news")
    assert [one.value for one in found] == ["XXXX-WXX-2", "XXXX-09-13"]
    assert all(one.earliest is None for one in found)


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="mode"):
        tag("today", DAY, "poetry")


def test_offsets_point_at_the_words() -> None:
    text = "Überall fielen Bomben — “on Tuesday”, said Élodie, “and at 9 a.m. on 3 May.”"
    assert [text[one.start : one.end] for one in tag(text, DAY)] == ["Tuesday", "9 a.m.", "3 May"]


def test_a_weekday_that_contradicts_its_date_is_marked() -> None:
    assert tag("It began on Monday, 13 September 2022.", DAY)[0].odd_weekday
    assert not tag("It began on Tuesday, 13 September 2022.", DAY)[0].odd_weekday


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-09-13", "2022-09-13T00:00", "2022-09-13T23:59"),
        ("2022-W36", "2022-09-05T00:00", "2022-09-11T23:59"),
        ("2022-W36-WE", "2022-09-10T00:00", "2022-09-11T23:59"),
        ("2022-02", "2022-02-01T00:00", "2022-02-28T23:59"),
        ("2022-Q3", "2022-07-01T00:00", "2022-09-30T23:59"),
        ("2022-H1", "2022-01-01T00:00", "2022-06-30T23:59"),
        ("2015-WI", "2015-12-01T00:00", "2016-02-29T23:59"),
        ("199", "1990-01-01T00:00", "1999-12-31T23:59"),
        ("19", "1900-01-01T00:00", "1999-12-31T23:59"),
        ("2022-09-13TNI", "2022-09-13T18:00", "2022-09-14T05:59"),
        ("2022-09-13T24:00", "2022-09-14T00:00", "2022-09-14T00:00"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds_of(value) == (datetime.fromisoformat(first), datetime.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["", "P3D", "PRESENT_REF", "XXXX-09", "BC0490", "2022-13", "2022-02-30", "9999-12-31T24:00", "0000"]
)
def test_no_bounds(value: str) -> None:
    assert bounds_of(value) is None


HOSTILE = {
    "figures": "1" * 15_000,
    "commas": "1,111" * 10_000,
    "days": "Monday " * 10_000,
    "the": "the early " * 10_000,
    "numbers": "twenty " * 15_000,
    "and": "3 and " * 15_000,
    "lines": "\n \n" * 20_000,
    "colons": "12:34:" * 10_000,
    "dots": "a.m. " * 15_000,
    "hyphens": "mid-" * 15_000,
    "zeros": "0" * 20_000 + "-" * 20_000,
    "huge": "9999-99-99 99/99/9999 99:99 Feb. 31, 2022 31 February 12345678901234567890 days ago, 999 centuries ago",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_what_its_length_costs(text: str) -> None:
    for mode in ("news", "narrative"):
        begun = time.process_time()
        found = tag(text, DAY, mode)
        assert time.process_time() - begun < 10
        assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_far_away_days_do_not_end_the_calendar() -> None:
    for text in ("12 million years ago", "900 centuries later", "99999 days ago", "500 decades earlier", "in 9999"):
        tag(f"It fell {text}.", date(1, 1, 1), "news")
        tag(f"It fell on 1 January 1002. {text}, it rose.", date(9999, 12, 31), "narrative")


def test_the_vocabulary_has_one_class_per_word() -> None:
    assert len(vocabulary().words) > 250
    assert len(set(vocabulary().codes.values())) == len(vocabulary().codes)


def test_clocks_of_the_world() -> None:
    assert zone_of_country("ARM") == "Asia/Yerevan"
    assert zone_of_country("RUS") is None and zone_of_country("USA") is None
    assert zone_of_city("moscow") == "Europe/Moscow"
    assert zone_of_city("Nowhere") is None
    summer, winter = datetime(2022, 7, 1, 12), datetime(2022, 1, 1, 12)
    assert (offset_at("Europe/Kyiv", summer), offset_at("Europe/Kyiv", winter)) == ("+03:00", "+02:00")
    assert offset_at("Mars/Olympus", summer) is None
    moment = to_utc(datetime(2022, 9, 13, 0, 5), "+04:00")
    assert moment is not None and moment.isoformat() == "2022-09-12T20:05:00+00:00"
    assert to_utc(datetime(1, 1, 1), "+04:00") is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
def test_a_rule_is_left_out_only_where_it_matches_nothing(rule: Rule) -> None:
    for words in (read_words(case[0]) for case in (*NEWS, *NARRATIVE)):
        found = compiled(rule.pattern).search(words.classes)
        if any(words.kinds.isdisjoint(classes) for classes in needed(rule.pattern)):
            assert found is None, words.text


def test_what_a_pattern_needs() -> None:
    code = vocabulary().codes
    assert needed("the? {M: month} (?:comma? {Y: y4})?") == (frozenset(code["month"]),)
    assert needed("(?:last | next) {U: unit|units}") == (
        frozenset(code["last"] + code["next"]),
        frozenset(code["unit"] + code["units"]),
    )
    assert needed("(?:last | next?)") == ()
