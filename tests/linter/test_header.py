"""Severity and the four times, from whatever a header looks like."""

from __future__ import annotations

import pytest

from docs_template import markdown
from linter.anatomy.header import TIMES
from linter.engine import lint
from linter.formats.json import of_report
from linter.policy import DEFAULT
from tests.linter.reading import of_docs, postmortem
from tests.reader import writing


def header(text: str) -> dict[str, str]:
    """Severity and times, as the JSON output has them, without those that are not known."""
    report = lint(markdown.read(f"# Postmortem\n\n{text}\n\n## Summary\n\nWords.\n"), DEFAULT)
    written = of_report("x.md", report)["header"]
    return {name: value for name, value in written.items() if value is not None}


STARTED = {"impact_started": "2026-03-01T14:02:00Z"}


@pytest.mark.parametrize(
    "text",
    [
        "| Field | Value |\n|---|---|\n| Severity | SEV2 |\n| Impact started | {} |",
        "| Severity | SEV2 | Status | Final |\n|---|---|---|---|\n| Status | x | Started | {} |",
        "| Severity | Status | Impact start |\n|---|---|---|\n| SEV2 | Final | {} |",
        "Severity: SEV2\nImpact started: {}",
        "**Severity:** SEV2\n\n**Impact started:** {}",
        "**Severity**: SEV2\n\n**Impact started** = {}",
        "**Severity** SEV2\n\n**Impact started** {}",
        "- Severity: SEV2\n- Incident start: {}",
        "- **Severity** – SEV2\n- **Start of impact** – {}",
        "Severity: SEV2 | Started: {} | Status: final",
        "Severity: SEV2 · Start: {}",
        "Severity: SEV2, Impact started (at sea): {}; Status: final",
        "Severity: SEV2  \nStatus: final  \nStarted: {}",
        "## Details\n\nSeverity: SEV2\n\nImpact started: {}",
    ],
    ids=lambda text: text.replace("\n", " ")[:50],
)
def test_a_header_is_read_from_tables_lines_and_bullets(text: str) -> None:
    assert header(text.format("2026-03-01 14:02 UTC")) == {"severity": "SEV2", **STARTED}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Impact started", "impact_started"),
        ("START TIME", "impact_started"),
        ("Detected at", "detected"),
        ("Time of detection", "detected"),
        ("Mitigated", "mitigated"),
        ("Impact ended", "impact_ended"),
        ("Resolved", "impact_ended"),
        ("Incident end", "impact_ended"),
    ],
)
def test_each_time_has_the_labels_that_people_give_it(label: str, name: str) -> None:
    assert header(f"{label}: 2026-03-01 14:02 UTC") == {name: "2026-03-01T14:02:00Z"}


@pytest.mark.parametrize("label", ["Detected by", "Time to detect", "Restarted", "Start page"])
def test_a_label_that_only_resembles_one_gives_nothing(label: str) -> None:
    assert header(f"{label}: 2026-03-01 14:02 UTC") == {}


def test_the_better_label_wins_wherever_it_stands() -> None:
    text = "Priority: P3\nSeverity: SEV1\nResolved: 2026-03-01 18:00 UTC\nImpact ended: {}"

    assert header(text.format("2026-03-01 14:02 UTC")) == {
        "severity": "SEV1",
        "impact_ended": "2026-03-01T14:02:00Z",
    }


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("SEV2", "SEV2"),
        ("sev-2", "SEV2"),
        ("Sev 2", "SEV2"),
        ("S2", "SEV2"),
        ("P2", "SEV2"),
        ("Severity 2", "SEV2"),
        ("Severity level 2", "SEV2"),
        ("2", "SEV2"),
        ("2 – major", "SEV2"),
        ("2 (major)", "SEV2"),
        ("Major (SEV2)", "Major (SEV2)"),
        ("**SEV2** (upgraded from SEV3)", "SEV2"),
        ("`SEV2`", "SEV2"),
        ("Critical", "Critical"),
        ("SEV2 / SEV3", None),
        ("SEV1 → SEV2", None),
        ("1-2", "1-2"),
        ("12", "12"),
        ("p99", "p99"),
        ("TBD", None),
        ("Choose", None),
        ("?", None),
        ("n/a", None),
        ("", None),
    ],
)
def test_a_severity_is_one_number_or_what_was_written(written: str, severity: str | None) -> None:
    assert header(f"Severity: {written}").get("severity") == severity


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-01 14:02 UTC",
        "2026-03-01T14:02Z",
        "2026-03-01T14:02:00.000Z",
        "2026-03-01T09:02:00-05:00",
        "2026/03/01, 14:02 GMT",
        "1 March 2026, 14:02 UTC",
        "Sunday, March 1st, 2026 at 2:02 PM UTC",
        "14:02 UTC on 1-Mar-2026",
        "14:02 UTC (2026-03-01)",
        "01.03.2026 15:02 CET",
        "2026-03-01 09:02 EST",
        "2026-03-01 14:02 (UTC)",
        "2026-03-01 09:02 EST (14:02 UTC)",
        "2026-03-01 09:02 ET (14:02 UTC)",
        "2026-03-01 09:02 local time / 14:02 UTC",
        "2026-03-01 14:02–14:40 UTC",
        "2026-03-01 1402 UTC",
        "2026-03-01 19:32 +05:30",
    ],
)
def test_a_time_becomes_utc(written: str) -> None:
    assert header(f"Impact started: {written}") == STARTED


@pytest.mark.parametrize(
    "text",
    [
        "Impact started (UTC): 2026-03-01 14:02",
        "| Impact started (UTC) | 2026-03-01 14:02 |\n|---|---|",
        "Date: 1 March 2026\n\nImpact started: 14:02 UTC",
        "Date: 01.03.2026\n\nImpact started (GMT): 14:02",
        "Impact started: Mar 1, 14:02 UTC\nDate: 2026-02-28",
        "Impact started (CET): 15:02\nDate: Sunday, 1st of March, 2026",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_zone_and_day_may_stand_beside_the_time(text: str) -> None:
    assert header(text) == STARTED


def test_a_moment_told_in_two_zones_takes_its_day_from_the_first() -> None:
    assert header("Started: 2026-02-28 23:30 ET (04:30 UTC)") == {
        "impact_started": "2026-03-01T04:30:00Z"
    }


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-01 14:02",
        "2026-03-01 14:02 ET",
        "2026-03-01 14:02 IST",
        "2026-03-01 14:02 local time",
        "14:02 UTC",
        "2026-03-01",
        "03/02/2026 14:02 UTC",
        "03/02/26 14:02 UTC",
        "March 1, 14:02 UTC",
        "1 or 2 March 2026, 14:02 UTC, or 3 March 2026",
        "2026-02-30 14:02 UTC",
        "0000-01-01 00:00 UTC",
        "9999-12-31 23:59 EST",
        "yes, at last",
        "",
    ],
)
def test_a_time_that_could_be_read_in_two_ways_is_not_known(written: str) -> None:
    assert header(f"Impact started: {written}") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Date: 2026-03-05\n\nImpact started: 03/02/2026 14:02 UTC",
        "Date: 1 March 2026 – 2 March 2026\n\nImpact started: 14:02 UTC",
        "Date: 03/04/2026\n\nImpact started: 14:02 UTC",
        "Impact started (ET): 2026-03-01 14:02",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_what_stands_beside_the_time_must_be_clear_too(text: str) -> None:
    assert header(text) == {}


def test_a_label_and_its_value_are_not_taken_for_two_labels() -> None:
    fields = postmortem("# X\n\n| Status | Resolved |\n|---|---|\n| Sev | 2 |").header.fields

    assert {name: field.text for name, field in fields.items()} == {
        "status": "Resolved",
        "severity": "2",
    }


def test_the_header_ends_where_the_first_section_starts() -> None:
    found = postmortem("# X\n\nStatus: final\n\n## Summary\n\nSeverity: SEV2\n").header

    assert [*found.fields] == ["status"]


def test_an_overview_may_be_the_header() -> None:
    text = "# X\n\n## Overview\n\n| Severity | SEV2 |\n|---|---|\n| Status | final |\n"

    assert postmortem(text).header.severity == "SEV2"


@pytest.mark.parametrize(("text", "present"), [("Severity: SEV2", False), ("Sev: 2\nID: 7", True)])
def test_one_field_makes_no_header(text: str, present: bool) -> None:
    assert postmortem(f"{text}\n\n## Summary\n\nWords.").header.present is present


def test_a_field_knows_where_its_value_stands() -> None:
    text = "Severity: SEV2\nStatus (now):  in review | Date: 2026-03-01"
    fields = postmortem(text).header.fields

    for field in fields.values():
        assert field.block.text[field.start : field.end] == field.text
    assert {name: field.text for name, field in fields.items()} == {
        "severity": "SEV2",
        "status": "in review",
        "date": "2026-03-01",
    }


CHIP = writing.date(
    "2026-03-01T14:02:00Z", displayText="3/1/26 9:02 AM", timeFormat="TIME_FORMAT_H"
)
DAY = writing.date("2026-03-01T12:00:00Z", displayText="1/3/2026")


@pytest.mark.parametrize(
    "rows",
    [
        [["Impact started", writing.cell(writing.paragraph(CHIP))]],
        [["Impact started", writing.cell(writing.paragraph("at ", CHIP))]],
        [["Impact started", writing.cell(writing.paragraph(DAY, " 14:02 UTC"))]],
        [["Impact started", writing.cell("", writing.paragraph(DAY, ", 14:02 UTC"))]],
        [["Date", writing.cell(writing.paragraph(DAY))], ["Impact started", "14:02 UTC"]],
    ],
    ids=["with time", "after a word", "day and time", "second paragraph", "day of its own"],
)
def test_a_date_chip_counts_by_its_value_not_by_what_it_shows(rows: list[list[str]]) -> None:
    found = of_docs(writing.page("Notes", writing.table(*rows))).header

    assert {name: str(found.time(name)) for name in TIMES if found.time(name)} == {
        "impact_started": "2026-03-01 14:02:00+00:00"
    }


def test_a_dropdown_gives_the_severity() -> None:
    cell = writing.cell(writing.paragraph(writing.dropdown("SEV1")))
    found = of_docs(writing.page(writing.table(["Severity", cell]))).header

    assert found.severity == "SEV1"


def test_the_header_is_that_of_the_first_tab_that_has_one() -> None:
    found = of_docs(
        writing.tabbed(
            writing.tab("t.0", "Date: 1 May 2020"),
            writing.tab("t.1", "Severity: SEV2", "Status: final"),
            writing.tab("t.2", "Severity: SEV3", "Status: draft"),
        )
    ).header

    assert {name: field.text for name, field in found.fields.items()} == {
        "severity": "SEV2",
        "status": "final",
    }
