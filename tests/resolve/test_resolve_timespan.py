"""Times of whole claims: whose clock, how exact, what contradicts, what stays open."""

from dataclasses import replace

import pytest

from counterclaim.records import Claim, Mention, Place, TimeSpan
from counterclaim.resolve import impute_previous, resolve, settle_time
from counterclaim.resolve.clocks import Clock
from tests.resolve.story import HAND, claim, document, words

WRITTEN = "2022-09-15"


def time_of(text: str, said: str, *, country: str | None = None, published: str | None = WRITTEN) -> TimeSpan:
    told = claim(text, time=said)
    if country:
        told = replace(
            told, event=replace(told.event, target=(), place=(Place(Mention(0, 1, text[:1]), HAND, country=country),))
        )
    settled = resolve(document(text, published), (), (told,))[0].event.time
    assert settled is not None
    return settled


def plain(said: str, published: str | None = WRITTEN, clock: Clock | None = None) -> TimeSpan:
    return settle_time(TimeSpan(Mention(0, len(said), said), HAND), published, None, clock)


@pytest.mark.parametrize(
    ("said", "date_prec", "time_precision", "value"),
    [
        ("on Tuesday", 1, 1, "2022-09-13"),
        ("Tuesday night", 1, 1, "2022-09-13TNI"),
        ("at 00:05 on Tuesday", 1, 1, "2022-09-13T00:05"),
        ("late on Monday and early on Tuesday", 2, 2, "2022-09-12/2022-09-13"),
        ("from May 4 to 6", 2, 2, "2022-05-04/2022-05-06"),
        ("last week", 3, 2, "2022-W36"),
        ("in August", 4, 3, "2022-08"),
        ("in 2020", 5, None, "2020"),
        ("since Monday", None, None, "2022-09-12"),
    ],
)
def test_how_exact(said: str, date_prec: int | None, time_precision: int | None, value: str) -> None:
    settled = plain(said)
    assert (settled.date_prec, settled.time_precision, settled.value) == (date_prec, time_precision, value)
    assert settled.resolution is not None and settled.resolution.status == "resolved"


def test_a_zone_that_is_said_needs_no_imputing() -> None:
    settled = plain("09:00 Moscow time on September 13", clock=Clock("Asia/Yerevan", "place"))
    assert (settled.earliest, settled.earliest_utc) == ("2022-09-13T09:00+03:00", "2022-09-13T06:00Z")
    assert (settled.zone, settled.zone_imputed) == ("Europe/Moscow", None)


def test_a_time_told_by_two_clocks_says_its_zone() -> None:
    settled = plain("8 p.m. local time (1600 GMT) on Wednesday")
    assert (settled.earliest, settled.earliest_utc, settled.zone) == (
        "2022-09-14T20:00+04:00",
        "2022-09-14T16:00Z",
        "+04:00",
    )


def test_the_clock_of_the_place_is_imputed_and_marked() -> None:
    settled = time_of(
        "A post was shelled minutes after midnight on Tuesday.", "minutes after midnight on Tuesday", country="ARM"
    )
    assert (settled.earliest, settled.latest) == ("2022-09-13T00:00+04:00", "2022-09-13T00:59+04:00")
    assert (settled.earliest_utc, settled.zone, settled.zone_imputed) == ("2022-09-12T20:00Z", "Asia/Yerevan", "place")


def test_a_state_of_many_clocks_gives_none() -> None:
    settled = time_of("A post was shelled at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", country="RUS")
    assert (settled.earliest, settled.earliest_utc, settled.zone) == ("2022-09-13T09:00", None, None)


def test_the_clock_of_the_parties_where_no_place_is_told() -> None:
    text = "Peru's army was shelled on Tuesday."
    told = claim(text, target=("Peru's army",), time="Tuesday")
    settled = resolve(document(text, WRITTEN), (), (told,))[0].event.time
    assert settled is not None and (settled.zone, settled.zone_imputed) == ("America/Lima", "party")


def test_what_contradicts_is_flagged() -> None:
    assert plain("Monday, 13 September 2022").flags == ("weekday_contradicts_date",)
    assert plain("Tuesday, 13 September 2022").flags == ()
    assert plain("20 September 2022").flags == ("after_publication",)


def test_an_anchored_time_keeps_its_anchor() -> None:
    text = "The hill fell two days after the truce."
    settled = time_of(text, "two days after the truce")
    assert settled.earliest is None and settled.anchor is not None and settled.anchor.text == "the truce"
    assert settled.resolution is not None and settled.resolution.status == "unresolved"


def test_an_anchored_time_is_settled_where_the_text_dates_its_anchor() -> None:
    text = "The truce began on 5 May 2022. The hill fell two days after the truce."
    settled = time_of(text, "two days after the truce")
    assert settled.earliest == "2022-05-07T00:00" and settled.anchor is not None
    assert settled.resolution is not None and "dates 2022-05-05" in settled.resolution.reason


def test_two_dates_of_one_anchor_settle_nothing() -> None:
    text = "The truce began on 5 May 2022. A truce was broken on 9 June 2022. The hill fell two days after the truce."
    assert time_of(text, "two days after the truce").earliest is None


def test_that_day_is_the_day_told_before() -> None:
    text = "Shells fell on 5 May 2022, residents said. A bridge was hit that same day."
    assert time_of(text, "that same day").earliest == "2022-05-05T00:00"


def test_vague_words_stay_unresolved_with_a_reason() -> None:
    for said in ("recently", "for weeks", "at night", "since the war"):
        settled = plain(said)
        assert settled.earliest is None and settled.resolution is not None
        assert settled.resolution.status == "unresolved"
    open_said = plain("on Tuesday", published=None)
    assert open_said.resolution is not None and "publication date" in open_said.resolution.reason


def test_the_time_before_is_lent_only_when_asked_and_marked() -> None:
    before = plain("on Tuesday")
    lent = impute_previous([plain("recently"), before, plain("recently")])
    assert lent is not None and (lent.mention, lent.earliest, lent.imputed) == (
        None,
        before.earliest,
        "previous_sentence",
    )
    assert impute_previous([plain("recently")]) is None
    text = "A post was shelled."
    told: Claim = claim(text)
    assert resolve(document(text, WRITTEN), (), (told,))[0].event.time is None


def test_words_stay_as_said() -> None:
    text = "The port was hit on Tuesday."
    told = claim(text, time="Tuesday")
    settled = resolve(document(text, WRITTEN), (), (told,))[0].event.time
    assert settled is not None and settled.mention == words(text, "Tuesday")
