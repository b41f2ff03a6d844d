"""Publication dates: what is read, how it is marked, what is left alone."""

import pytest

from counterclaim.read.dates import leading_date, parse_date


@pytest.mark.parametrize(
    ("given", "iso", "form"),
    [
        ("2022-09-13", "2022-09-13", "iso"),
        ("20220913", "2022-09-13", "iso"),
        ("2022-09-13T04:52:00+04:00", "2022-09-13T04:52:00+04:00", "iso"),
        ("2022-09-13T04:52:00.123Z", "2022-09-13T04:52:00+00:00", "iso"),
        ("2022-09-13 04:52", "2022-09-13T04:52:00", "iso"),
        ("2022-09-13T04:52:00+0400", "2022-09-13T04:52:00+04:00", "iso"),
        ("Tue, 13 Sep 2022 04:52:00 +0400", "2022-09-13T04:52:00+04:00", "rfc2822"),
        ("Tue, 13 Sep 2022 04:52:00 GMT", "2022-09-13T04:52:00+00:00", "rfc2822"),
        ("13 September 2022", "2022-09-13", "named"),
        ("September 13, 2022", "2022-09-13", "named"),
        ("Tuesday, September 13, 2022", "2022-09-13", "named"),
        ("Sun 16 Apr 2017", "2017-04-16", "named"),
        ("Published: 14 September 2022, 08:15", "2022-09-14T08:15:00", "named"),
        ("14 September 2022 8:15 pm GMT", "2022-09-14T20:15:00+00:00", "named"),
        ("14 September 2022 08:15 EEST", "2022-09-14T08:15:00", "named"),
        ("Posted on April 2, 2017", "2017-04-02", "named"),
        ("4/16/17", "2017-04-16", "us_date"),
        ("4/5/17", "2017-04-05", "us_date_ambiguous"),
        ("4/4/17", "2017-04-04", "us_date"),
        ("16/4/2017", "2017-04-16", "day_first"),
        ("05.10.2017", "2017-10-05", "day_first"),
        ("17-02-2016", "2016-02-17", "day_first"),
    ],
)
def test_dates_that_are_read(given: str, iso: str, form: str) -> None:
    assert parse_date(given) == (iso, form)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "13 September",
        "September 2022",
        "2022",
        "2022-13-01",
        "31 June 2022",
        "05-10-2017",
        "13/13/2017",
        "20229913",
        "On 13 September 2022 the town fell",
        "13 September 2022 was a Tuesday",
        "0000-00-00",
        "9999-12-31",
        "Published",
        "1" * 5000,
    ],
)
def test_dates_that_are_left_alone(given: str) -> None:
    assert parse_date(given) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sun 16 Apr 2017 Shells hit the town", (15, ("2017-04-16", "named"))),
        ("05.10.2017(updated 19:35 05.10.2017) Shells", (10, ("2017-10-05", "day_first"))),
        ("17-02-2016 Shells hit", (10, ("2016-02-17", "day_first"))),
        ("On 16 April 2017 shells hit", None),
        ("16 shells hit the town in April 2017", None),
    ],
)
def test_glued_dates(text: str, found: object) -> None:
    assert leading_date(text, 0, len(text)) == found
