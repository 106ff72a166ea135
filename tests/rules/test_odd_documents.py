"""Dates, times and names that nobody expects crash no rule."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from docs_template.markdown import read
from linter.diagnostic import OFF, WARNING
from linter.engine import lint
from linter.policy import Policy
from linter.registry import all_rules

PIECES = st.sampled_from(
    """
    14:03|25:61|00:00|24:00|23:59 UTC|9999-12-31 23:59 UTC|0000-01-01 00:00 UTC|0001-01-01 00:30 CET
    |2026-02-30|31 April|03/04/2026|Feb 29|1h30m|99999 hours|half an hour|from 14:02 to 14:25 UTC
    |14:30–14:10 UTC|IST|Berlin time|local|TBD|SEV1|SEV3|P0|P2|due: 2026-04-30|due: 9999-12-31
    |due: Q4 9999|due: next quarter|due: end of Feb|Ana R.|@x|resolved|paged|impact starts|users|503
    |for 23 minutes|2026|the|PVQ|(|)|[|:|-|–|,|.|Facilitator: J. Park|90 minutes|Published|İ|²|٣
    |Monday|Tue, 16 April 2026|declined: no|OPS-1
    """.replace("\n    |", "|")
    .strip()
    .split("|")
)
words = st.lists(PIECES, max_size=6).map(" ".join)
clocks = st.none() | st.datetimes(timezones=st.just(UTC))

EVERY_RULE = Policy(
    levels={rule.code: WARNING for rule in all_rules() if rule.severity == OFF},
    holidays=frozenset(["9999-12-31", "2026-03-10"]),
)
FIELDS = (
    "Severity", "Status", "Date", "Impact started", "Detected", "Mitigated", "Impact ended",
    "Duration", "Responders", "Facilitator", "Review",
)  # fmt: skip


def document(said: list[str], title: str) -> str:
    header = "\n".join(
        f"| {name} | {next_one} |" for name, next_one in zip(FIELDS, said, strict=False)
    )
    rest = said[len(FIELDS) :]
    return f"""# {title}

| Field | Value |
|---|---|
{header}

## Summary

{rest[0]}. {rest[1]}

## Impact

{rest[2]}

## Timeline {rest[3]}

- {rest[4]}
- {rest[5]}

| {rest[6]} | Who | What |
|---|---|---|
| {rest[7]} | {rest[8]} | {rest[9]} |

## Action items

| Action | Owner | Priority | Ticket | Due |
|---|---|---|---|---|
| {rest[10]} | {rest[11]} | {rest[12]} | OPS-1 | {rest[13]} |

- {rest[14]}

## Review

{rest[15]}
"""


@given(
    st.lists(words, min_size=len(FIELDS) + 16, max_size=len(FIELDS) + 16),
    st.sampled_from(["Postmortem: x", "Incident brief: x"]),
    clocks,
)
def test_no_rule_crashes(said: list[str], title: str, now: datetime | None) -> None:
    report = lint(read(document(said, title)), EVERY_RULE, now)

    assert [found.message for found in report.diagnostics if found.code == "RUN01"] == []
