"""What is an entry of the timeline, when it was, and which zone holds for it."""

from __future__ import annotations

import pytest

from docs_template import markdown
from linter.engine import lint
from linter.policy import DEFAULT
from tests.linter.reading import of_docs, postmortem
from tests.reader import writing


def entries(text: str) -> list[str]:
    """Each entry's first time, or a dash, and its text."""
    found = postmortem(f"# Postmortem\n\n## Timeline\n\n{text}\n").timeline.entries
    return [f"{when(entry.clock)} {entry.text}" for entry in found]


def when(clock: object) -> str:
    return repr(clock)[6:11] if clock else "-"


def days(text: str) -> list[tuple[int | None, int, int] | None]:
    found = postmortem(f"# Postmortem\n\n## Timeline\n\n{text}\n").timeline.entries
    return [(e.day.year, e.day.month, e.day.day) if e.day else None for e in found]


def declared(text: str) -> str | None:
    found = postmortem(text).timeline.declared
    return found.zone.name if found else None


def not_utc(text: str) -> str | None:
    """The words that TML02 stands on, if it finds anything."""
    report = lint(markdown.read(text), DEFAULT, codes=frozenset(["TML02"]))
    return next((finding.quote for finding in report.diagnostics), None)


@pytest.mark.parametrize(
    "text",
    [
        "| Time | What |\n|---|---|\n| 14:03 | Paged |\n| 14:05 | Acked |",
        "| Time (UTC) | Who | What |\n|---|---|---|\n| 14:03 | SRE | Paged |\n| 14:05 | | Acked |",
        "| What | When |\n|---|---|\n| Paged after 09:00 | 14:03 |\n| Acked | 14:05 |",
        "| 14:03 | Paged |\n|---|---|\n| 14:05 | Acked |",
        "|  |  |\n|---|---|\n| 14:03 | Paged |\n| 14:05 | Acked |",
        "| Date | Time | What |\n|---|---|---|\n| 2026-03-01 | 14:03 | Paged |\n| | 14:05 | Acked |",
        "| Stamp | Note |\n|---|---|\n| 14:03 | Paged |\n| 14:05 | Acked |",
        "- 14:03 Paged\n- 14:05 Acked",
        "- Paged at 14:03\n- Acked at 14:05",
        "1. **14:03** – Paged\n2. **14:05** – Acked",
        "- 14:03 Paged\n  - by the disk alert\n  - 13:59 was the threshold\n- 14:05 Acked",
        "14:03 Paged\n\n14:05 Acked",
        "**14:03** Paged\n**14:05** Acked",
        "Sunday, 1 March 14:03: Paged\n\n14:05: Acked",
        "At 14:03 we were paged.\n\nNobody knew why until 14:04.\n\nAt 14:05 we acked.",
        "### 14:03 Paged\n\n- the disk alert\n- nothing else\n\n### 14:05\n\nAcked at 14:06.",
        "14:03 Paged\n\n- the disk alert\n\n14:05 Acked",
        "### 1 March 2026\n\n- 14:03 Paged\n- 14:05 Acked",
        "**1 March 2026**\n\n14:03 Paged\n\n14:05 Acked",
        "- 1 March 2026\n  - 14:03 Paged\n  - 14:05 Acked",
        "- **Detection**:\n  - 14:03 Paged\n    - twice\n  - 14:05 Acked",
        "- 14:03 Paged\n\n```\n13:00 a log line\n```\n\n> 13:01 a quote\n\n- 14:05 Acked",
        "| Time | What |\n|---|---|\n| 1 March | |\n| 14:03 | Paged |\n| Sunday, March 1st | |\n"
        "| 14:05 | Acked |",
        "- All times are UTC\n- 14:03 Paged\n- 14:05 Acked",
    ],
    ids=lambda text: text.replace("\n", " ")[:50],
)
def test_the_entries_are_found_in_whatever_form_they_have(text: str) -> None:
    assert [entry[:5] for entry in entries(text)] == ["14:03", "14:05"]


@pytest.mark.parametrize(
    "text",
    [
        "- Paged the SRE",
        "- 1 March 2026: paged the SRE",
        "- Paged:\n  - the SRE",
        "| Time | What |\n|---|---|\n| | Paged the SRE |",
        "| Time | What |\n|---|---|\n| later | Paged the SRE |",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_row_or_bullet_without_a_time_is_an_entry_too(text: str) -> None:
    (entry,) = entries(text)

    assert entry.startswith("- ")


@pytest.mark.parametrize(
    "text",
    [
        "The pager was silent all day.",
        "The outage began at 14:03 and ended at 14:40.",
        "### The first hour",
        "1 March 2026",
        "- 1 March 2026",
        "",
    ],
)
def test_prose_and_dates_are_no_entries(text: str) -> None:
    assert entries(text) == []


def test_each_line_of_a_paragraph_that_leads_with_a_time_is_an_entry() -> None:
    assert entries("14:03 Paged\nby the disk alert, as at 13:00\n14:05 Acked 14:06 Fixed") == [
        "14:03 14:03 Paged\nby the disk alert, as at 13:00",
        "14:05 14:05 Acked 14:06 Fixed",
    ]


def test_an_entry_has_all_of_its_times() -> None:
    (entry,) = postmortem("## Timeline\n\n- 14:03–14:10 UTC: down\n").timeline.entries

    assert [(clock.minutes, clock.zone) for clock in entry.clocks] == [(843, "UTC"), (850, "UTC")]
    assert [entry.block.text[clock.start : clock.end] for clock in entry.clocks] == [
        "14:03",
        "14:10 UTC",
    ]


def test_a_row_knows_who_and_where_its_time_stands() -> None:
    text = "| What | Who | Time |\n|---|---|---|\n| Paged 10:00 again | SRE | at 14:03 |\n"
    (entry,) = postmortem(f"## Timeline\n\n{text}").timeline.entries

    assert (entry.who, entry.block.text, entry.text) == (
        "SRE",
        "at 14:03",
        "Paged 10:00 again | SRE | at 14:03",
    )


FIRST, SECOND = (2026, 3, 1), (2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- 2026-03-01 14:03 Paged\n- 14:05 Acked\n- 2026-03-02 00:01 Fixed",
            [FIRST, FIRST, SECOND],
        ),
        (
            "### 1 March 2026\n\n- 14:03 Paged\n\n### March 2, 2026\n\n- 00:01 Fixed",
            [FIRST, SECOND],
        ),
        ("- 1 March 2026\n  - 14:03 Paged\n- 2 March 2026\n  - 00:01 Fixed", [FIRST, SECOND]),
        ("**2026-03-01**\n\n14:03 Paged\n\n**2026-03-02**\n\n00:01 Fixed", [FIRST, SECOND]),
        ("- 2026-03-01: Paged\n- 14:03 Acked", [FIRST, FIRST]),
        ("- 14:03 Paged\n- 14:05 Announced the fix of 2026-03-02", [None, None]),
        ("- Mar 1, 14:03 Paged", [(None, 3, 1)]),
        (
            "| Date | Time | What |\n|---|---|---|\n| 2026-03-01 | 14:03 | Paged |\n"
            "| | 14:05 | Acked |\n| 2026-03-02 | 00:01 | Fixed |",
            [FIRST, FIRST, SECOND],
        ),
        (
            "| When | What |\n|---|---|\n| 2026-03-01 | |\n| 14:03 | Paged |\n| 2026-03-02 | |\n"
            "| 00:01 | Fixed |",
            [FIRST, SECOND],
        ),
    ],
    ids=lambda value: value.replace("\n", " ")[:45] if isinstance(value, str) else "",
)
def test_an_entry_has_its_own_day_or_the_last_one_written(
    text: str, expected: list[tuple[int | None, int, int] | None]
) -> None:
    assert days(text) == expected


def test_the_heading_of_the_timeline_may_give_the_day() -> None:
    (entry,) = postmortem("## Timeline, 1 March 2026\n\n- 14:03 Paged\n").timeline.entries

    assert entry.day is not None
    assert (entry.day.year, entry.day.month, entry.day.day) == FIRST


ENTRY = "\n\n- 14:03 Paged\n"


@pytest.mark.parametrize(
    "text",
    [
        "## Timeline (all times UTC)" + ENTRY,
        "## Timeline (UTC)" + ENTRY,
        "## Timeline, 14:03–15:10 UTC" + ENTRY,
        "## Timeline\n\n### Times in UTC" + ENTRY,
        "## Timeline\n\nAll times are given in UTC." + ENTRY,
        "## Timeline\n\n*All times UTC*" + ENTRY,
        "## Timeline\n\nTimes below are UTC; the pager says 16:03 CEST." + ENTRY,
        "## Timeline\n\nWe use UTC throughout." + ENTRY,
        "## Timeline\n\n- Times: UTC\n- 14:03 Paged\n",
        "## Timeline\n\n| Time (UTC) | What |\n|---|---|\n| 14:03 | Paged |\n",
        "## Timeline\n\n| Timestamp (Z) | What |\n|---|---|\n| 14:03 | Paged |\n",
        "## Timeline\n\n| UTC | What |\n|---|---|\n| 14:03 | Paged |\n",
        "## Timeline\n\n| Time (PST) | Time (UTC) | What |\n|---|---|---|\n| 06:03 | 14:03 | Paged |\n",
        "# Outage (all times in UTC)\n\n## Timeline" + ENTRY,
        "All times in this document are UTC.\n\n## Timeline" + ENTRY,
        "Time zone: UTC\n\n## Timeline" + ENTRY,
        "| Time zone | UTC |\n|---|---|\n\n## Timeline" + ENTRY,
        "## Timeline" + ENTRY + "\n## Notes\n\nAll timestamps are in UTC unless noted.\n",
    ],
    ids=lambda text: text.replace("\n", " ")[:60],
)
def test_utc_may_be_declared_once(text: str) -> None:
    assert declared(text) in {"UTC", "Z"}
    assert not_utc(text) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("## Timeline (all times PST)", "PST"),
        ("## Timeline (CEST)", "CEST"),
        ("## Timeline (UTC+2)", "UTC+2"),
        ("## Timeline (US/Pacific)", "US/Pacific"),
        ("## Timeline\n\nAll times are in Eastern time.", "Eastern time"),
        ("## Timeline\n\nTimes are local time.", "local time"),
        ("## Timeline\n\nAll times are local.", "local"),
        ("## Timeline\n\nTimes: Pacific", "Pacific"),
        ("## Timeline\n\nAll times are German time", "German time"),
        ("## Timeline\n\nAll times Berlin time", "Berlin time"),
        ("All times are CET.\n\n## Timeline", "CET"),
    ],
)
def test_another_zone_that_is_declared_is_not_utc(text: str, zone: str) -> None:
    assert declared(text + ENTRY) == zone
    assert not_utc(text + ENTRY) == zone


@pytest.mark.parametrize(
    "text",
    [
        "## Timeline",
        "## Timeline\n\nThe EST team was off, the central database was down.",
        "Response times were worst in the eastern region.\n\n## Timeline",
        "It was the first time in Berlin.\n\n## Timeline",
        "At the time local admins had left.\n\n## Timeline",
        "We converted the logs from UTC and back again.\n\n## Timeline",
        "The UTC job failed.\n\n## Timeline",
        "```\nall times are UTC\n```\n\n## Timeline",
        "> All times are UTC\n\n## Timeline",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_zone_in_passing_declares_nothing(text: str) -> None:
    assert declared(text + ENTRY) is None
    assert not_utc(text + ENTRY) == "14:03"


def test_of_several_zones_declared_utc_wins() -> None:
    assert declared("## Timeline (PST/UTC)" + ENTRY) == "UTC"
    assert declared("## Timeline (PST)\n\nAll times are UTC." + ENTRY) == "UTC"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 14:03 UTC Paged\n- 14:05 Acked", None),
        ("- 10:03 EDT (14:03 UTC) Paged\n- 14:05 Z Acked", None),
        ("- 10:03 EDT Paged\n- 14:05 UTC Acked", "10:03 EDT"),
        ("- 14:03 Paged\n- 14:05 UTC Acked", "14:03"),
        ("- 14:03 UTC Paged\n- 10:05 EDT Acked\n- 10:06 Fixed", "10:05 EDT"),
    ],
    ids=["carried on", "both zones", "another zone", "before any zone", "changed"],
)
def test_an_entry_carries_on_the_zone_of_the_one_before_it(text: str, expected: str | None) -> None:
    assert not_utc(f"## Timeline\n\n{text}\n") == expected


CHIP = writing.date(
    "2026-03-01T14:03:00Z", displayText="Mar 1, 9:03 AM", timeFormat="TIME_FORMAT_H"
)
DAY = writing.date("2026-03-01T12:00:00Z", displayText="1.3.26")


@pytest.mark.parametrize(
    "content",
    [
        [writing.paragraph(CHIP, " Paged", bullet=("kix.bullets", 0))],
        [writing.paragraph(CHIP, " Paged")],
        [writing.table(["Time", "What"], [writing.cell(writing.paragraph(CHIP)), "Paged"])],
        [writing.paragraph(DAY, " 14:03 UTC Paged", bullet=("kix.bullets", 0))],
        [writing.paragraph(DAY), writing.paragraph("14:03 UTC Paged")],
        [
            writing.table(
                ["Date", "Time (UTC)", "What"],
                [writing.cell(writing.paragraph(DAY)), "14:03", "Paged"],
            )
        ],
    ],
    ids=["bullet", "paragraph", "cell", "day and time", "day above", "day in its own column"],
)
def test_a_date_chip_is_utc_and_may_have_no_time(content: list[writing.Json]) -> None:
    heading = writing.paragraph("Timeline", style="HEADING_2")
    timeline = of_docs(writing.page(heading, *content)).timeline
    (entry,) = timeline.entries

    assert when(entry.clock) == "14:03"
    assert entry.clock is not None
    assert entry.clock.is_utc or timeline.declared is not None
    assert entry.day is not None
    assert (entry.day.year, entry.day.month, entry.day.day) == FIRST


def test_the_words_of_a_chip_with_a_time_are_all_of_it() -> None:
    heading = writing.paragraph("Timeline", style="HEADING_2")
    (entry,) = of_docs(writing.page(heading, writing.paragraph(CHIP, " Paged"))).timeline.entries

    assert [entry.block.text[c.start : c.end] for c in entry.clocks] == ["Mar 1, 9:03 AM"]


def test_several_timelines_are_one() -> None:
    text = (
        "## Timeline\n\n- 14:03 Paged\n\n## Impact\n\nNone.\n\n## Timeline\n\n- 15:03 UTC Fixed\n"
    )

    assert [when(entry.clock) for entry in postmortem(text).timeline.entries] == ["14:03", "15:03"]
