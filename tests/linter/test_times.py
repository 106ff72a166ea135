"""Which stretches of a text are clock times, and in which zone; which only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.dates import dates
from linter.language.times import clocks
from linter.language.zones import zone_offset, zones


def said(text: str) -> list[str]:
    """Each clock time as hours and minutes, its half spelled out, and its zone as written."""
    return [f"{c.minutes // 60:02}:{c.minutes % 60:02} {c.zone}".strip() for c in clocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:03", "14:03"),
        ("14:03 UTC", "14:03 UTC"),
        ("14:03UTC", "14:03 UTC"),
        ("14:03\u00a0UTC", "14:03 UTC"),
        ("14:03\u202fUTC", "14:03 UTC"),
        ("14:03 (UTC)", "14:03 UTC"),
        ("14:03 [UTC]", "14:03 UTC"),
        ("[14:03 UTC]", "14:03 UTC"),
        ("14:03Z", "14:03 Z"),
        ("14:03:22 utc", "14:03 utc"),
        ("14:03:22.123Z", "14:03 Z"),
        ("1403 UTC", "14:03 UTC"),
        ("1403Z", "14:03 Z"),
        ("at 1403 hrs", "14:03"),
        ("2026-03-01T14:03:00Z", "14:03 Z"),
        ("2026-03-01T14:03:00.123456+02:00", "14:03 +02:00"),
        ("2026-03-01T14:03-05:00", "14:03 -05:00"),
        ("20260301T140300Z", "14:03 Z"),
        ("2026-03-01 14:03:00 +0000", "14:03 +0000"),
        ("2022-02-02 1650", "16:50"),
        ("2022-02-02 1650 UTC", "16:50 UTC"),
        ("2022-02-02 1650: Paged", "16:50"),
        ("9:05 PM PST", "21:05 PST"),
        ("9:05pm", "21:05"),
        ("2:03\u202fp.m. EST", "14:03 EST"),
        ("9 AM", "09:00"),
        ("12 AM UTC", "00:00 UTC"),
        ("12:30 pm", "12:30"),
        ("8.40 AM GMT", "08:40 GMT"),
        ("08.40 UTC", "08:40 UTC"),
        ("14h03 CET", "14:03 CET"),
        ("14:03h", "14:03"),
        ("14:03+02:00", "14:03 +02:00"),
        ("14:03 +0200", "14:03 +0200"),
        ("14:03 −0500", "14:03 −0500"),
        ("14:03 UTC+2", "14:03 UTC+2"),
        ("14:03 (GMT+05:30)", "14:03 GMT+05:30"),
        ("14:03 ET", "14:03 ET"),
        ("14:03 Eastern", "14:03 Eastern"),
        ("14:03 pacific standard time", "14:03 pacific standard time"),
        ("14:03 Central European Summer Time", "14:03 Central European Summer Time"),
        ("14:03 Europe/Berlin", "14:03 Europe/Berlin"),
        ("14:03 local time", "14:03 local time"),
        ("14:03 local (UTC+2)", "14:03 local (UTC+2)"),
        ("14:03 (local, UTC+2)", "14:03 local, UTC+2"),
        ("14:03 local: paged", "14:03 local"),
        ("14:03 Berlin time", "14:03 Berlin time"),
        ("2 pm (New York time)", "14:00 New York time"),
        ("14:03 in Berlin", "14:03 in Berlin"),
        ("14:03 IST (UTC+5:30)", "14:03 IST (UTC+5:30)"),
        ("14:03 (CET/UTC+1)", "14:03 CET/UTC+1"),
        ("14:03 (UTC+2, Berlin)", "14:03 UTC+2"),
        ("14:03 Uhr MESZ", "14:03 MESZ"),
        ("9:03 Uhr", "09:03"),
        ("14:03 AST", "14:03 AST"),
        ("20260301T140322Z oom", "14:03 Z"),
        ("05/Mar/2026:14:03:22 +0000", "14:03 +0000"),
        ("14:03ish", "14:03"),
        ("14:03-ish", "14:03"),
        ("~14:03", "14:03"),
        ("@14:03", "14:03"),
        ("14:03: paged", "14:03"),
        ("14:03, 14 shops", "14:03"),
        ("24:00", "24:00"),
        ("Scheduled for 14:03.", "14:03"),
        ("14:03¹", "14:03"),
    ],
)
def test_a_clock_time_is_found_in_every_usual_notation(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "a 16:9 screen",
        "a ratio of 10:30",
        "a 16:10 aspect",
        "odds of 10:15",
        "port 22:22",
        "-p 22:22",
        "localhost:8080",
        "10.0.0.1:12:34",
        "version 12:30",
        "1.14:30",
        "node:12.30",
        "fe80::1",
        "2001:db8:10:20::1",
        "10:20::1",
        "10:20:db8:1::",
        "00:1b:44:11:3a:b7",
        "12:34:56:78:9a:bc",
        "won 21:19",
        "a score of 10:12",
        "file.py:12:34",
        "line 12:34",
        "/srv/12:34",
        "sha256:12:34",
        "#10:30",
        "$10:30",
        "10:30%",
        "10:305",
        "110:30",
        "10:30x",
        "14:60",
        "25:00",
        "24:30",
        "14:03:61",
        "12.30",
        "v1.12.30",
        "1403",
        "at 1403",
        "some 1400 hours of work",
        "in 2026-01-01 1234 requests failed",
        "105Z",
        "5 Z",
        "user@10:30",
        "(UTC+5:30)",
        "T+00:05",
        "+00:05 rolled back",
        "a ratio from 12:30 to 14:30",
        "ticket 14:03-A",
        "shards 10:20",
        "1:30 h",
        "1:30 hours",
        "for 10:30 minutes",
        "took 1:30",
        "lasted about 1:30",
        "duration: 0:45",
        "Downtime | 0:45",
    ],
)
def test_what_only_looks_like_a_clock_time_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:03–14:10 UTC", ["14:03 UTC", "14:10 UTC"]),
        ("14:03 - 14:10 UTC", ["14:03 UTC", "14:10 UTC"]),
        ("14:03 UTC → 14:10", ["14:03 UTC", "14:10 UTC"]),
        ("between 14:03 and 14:10 UTC", ["14:03 UTC", "14:10 UTC"]),
        ("Duration: 14:03–14:10 UTC", ["14:03 UTC", "14:10 UTC"]),
        ("14:03, then 14:10 UTC", ["14:03", "14:10 UTC"]),
        ("1:42-1:59 PM", ["13:42", "13:59"]),
        ("11:30-1:15 PM", ["11:30", "13:15"]),
        ("9am-10am PST", ["09:00 PST", "10:00 PST"]),
        ("10:03 EDT (14:03 UTC)", ["10:03 EDT", "14:03 UTC"]),
        ("14:03 UTC/15:03 CET", ["14:03 UTC", "15:03 CET"]),
        ("14:03/15:03", ["14:03", "15:03"]),
    ],
)
def test_the_two_times_of_a_range_share_zone_and_half_of_the_day(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "14:03 art was shown",
        "14:03 west region down",
        "14:03 Central database down",
        "14:03 et al.",
        "14:03 ist das",
        "14:03 Response time rose",
        "14:03 in production",
        "14:03 local disk full",
        "14:03 US users called",
        "14:03 Z-index fixed",
        "14:03 cat was run",
        "14:03 -13:10",
        "14:03 +20 % errors",
    ],
)
def test_a_word_behind_a_time_is_no_zone(text: str) -> None:
    assert clocks(text)[0].zone == ""


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("UTC", 0),
        ("Gmt", 0),
        ("z", 0),
        ("Etc/UTC", 0),
        ("Coordinated Universal Time", 0),
        ("PST", -480),
        ("CEST", 120),
        ("+05:30", 330),
        ("-0500", -300),
        ("UTC+2", 120),
        ("UTC-05:00", -300),
        ("CST", None),
        ("IST", None),
        ("BST", None),
        ("ET", None),
        ("Pacific Time", None),
        ("Europe/Berlin", None),
        ("Europe/Berlin (CEST)", 120),
        ("Berlin time", None),
        ("Berlin time (CEST)", 120),
        ("local (UTC+2)", 120),
        ("local time (CEST)", 120),
        ("IST (UTC+5:30)", 330),
        ("AST", None),
        ("MESZ", 120),
        ("local time", None),
    ],
)
def test_a_zone_is_so_many_minutes_east_of_greenwich_or_ambiguous(
    name: str, offset: int | None
) -> None:
    assert zone_offset(name) == offset
    assert clocks(f"14:03 {name}")[0].offset == offset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All times are UTC", ["UTC"]),
        ("Timeline (PST)", ["PST"]),
        ("Timeline (PST/UTC)", ["PST", "UTC"]),
        ("times in Central European Time", ["Central European Time"]),
        ("times are US/Pacific", ["US/Pacific"]),
        ("in Eastern time", ["Eastern time"]),
        ("in local time", ["local time"]),
        ("Time (UTC+2)", ["UTC+2"]),
        ("The central database in the eastern region", []),
        ("the est. cost of pst files", []),
        ("14:03 +0200 and +0300", ["+0200"]),
        ("Z", []),
    ],
)
def test_zones_are_found_on_their_own(text: str, expected: list[str]) -> None:
    assert [zone.name for zone in zones(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", (2026, 3, 1)),
        ("2026/3/1", (2026, 3, 1)),
        ("1 March 2026", (2026, 3, 1)),
        ("1st of March, 2026", (2026, 3, 1)),
        ("Mar 1, 2026", (2026, 3, 1)),
        ("March 1st 2026", (2026, 3, 1)),
        ("1-Mar-2026", (2026, 3, 1)),
        ("2026-Mar-01", (2026, 3, 1)),
        ("Mar. 1", (None, 3, 1)),
        ("on 1 May", (None, 5, 1)),
        ("01.03.2026", (2026, 3, 1)),
        ("25/03/2026", (2026, 3, 25)),
        ("03/25/2026", (2026, 3, 25)),
        ("03/03/2026", (2026, 3, 3)),
    ],
)
def test_a_date_is_read(text: str, expected: tuple[int | None, int, int]) -> None:
    (date,) = dates(text)

    assert (date.year, date.month, date.day) == expected
    assert date.is_sure


@pytest.mark.parametrize("text", ["03/04/2026", "3-4-2026", "03/04/26", "25.03.26"])
def test_a_date_that_could_be_two_is_not_sure(text: str) -> None:
    assert [date.is_sure for date in dates(text)] == [False]


@pytest.mark.parametrize("text", ["1.2.3.4", "2026-13-01", "v1.2.2026-rc", "10/2026", "Mark 1", ""])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [*dates(text)] == []


PIECES = st.sampled_from(
    """
    14:03 1403 9:05 9 24:00 00:60 2026-03-01 2022-02-02 1/2/26 UTC Z EST PT Eastern time AM p.m. -
    – to ( ) [ ] / , . : +02:00 -0500 UTC+2 h hrs @ # 1 99 ::1 fe80: Mar March 1st Europe/Berlin
    took ratio port line of Ⅷ ² ٣ ſ K İ
    """.split()
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(PIECES, st.sampled_from([" ", "\n", "\u00a0"])), max_size=14).map("".join),
)


@given(texts)
def test_times_stand_inside_the_text_and_apart_from_each_other(text: str) -> None:
    found = clocks(text)

    ends = [0, *(clock.end for clock in found)]
    assert all(
        before <= clock.start < clock.end for before, clock in zip(ends, found, strict=False)
    )
    assert ends[-1] <= len(text)
    assert all(0 <= clock.minutes <= 24 * 60 and 0 <= clock.seconds <= 60 for clock in found)


@given(texts)
def test_zones_and_dates_stand_inside_the_text(text: str) -> None:
    spans = [(zone.start, zone.end) for zone in zones(text)]
    spans += [(date.start, date.end) for date in dates(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
