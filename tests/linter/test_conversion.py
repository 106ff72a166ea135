"""A timeline rewritten in UTC: every time of it, or none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_template import markdown
from linter.engine import lint
from linter.policy import DEFAULT
from linter.postmortem import Postmortem


def converted(text: str) -> str | None:
    """The text with the fix of TML02 made; ``None`` where it has no fix."""
    document = markdown.read(text)
    (finding,) = lint(document, DEFAULT, codes=frozenset(["TML02"])).diagnostics
    for fix in finding.fixes:
        for edit in sorted(fix.edits, key=lambda edit: edit.span.start, reverse=True):
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        return text
    return None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("14:03 CET: paged", "13:03 UTC: paged"),
        ("14:03 (CET): paged", "13:03 UTC: paged"),
        ("9:05 PM PST rolled back", "05:05 UTC rolled back"),
        ("9:05:22 pm PST rolled back", "05:05:22 UTC rolled back"),
        ("14h03 CET rolled back", "13:03 UTC rolled back"),
        ("14:03 local (UTC+2) paged", "12:03 UTC paged"),
        ("14:03 IST (UTC+5:30) paged", "08:33 UTC paged"),
        ("14:03–14:20 CET proxies restarted", "13:03–13:20 UTC proxies restarted"),
        ("2026-03-01T14:03:22.5+02:00 paged", "2026-03-01T12:03:22.5Z paged"),
        ("2026-03-01T00:03:22+01:00 paged", "2026-02-28T23:03:22Z paged"),
        ("2026/12/31 20:00 EST paged", "2027/01/01 01:00 UTC paged"),
        ("00:30 CET: no day is given anywhere", "23:30 UTC: no day is given anywhere"),
        ("14:03 CET paged, acked at 14:05", "13:03 UTC paged, acked at 13:05"),
    ],
)
def test_a_time_is_given_in_utc(entry: str, expected: str) -> None:
    assert converted(f"## Timeline\n\n- {entry}\n") == f"## Timeline\n\n- {expected}\n"


def test_a_declared_zone_changes_with_the_times() -> None:
    text = "## Timeline\n\nAll times CEST.\n\n- 14:03: paged\n- 14:09: restarted\n"

    assert converted(text) == (
        "## Timeline\n\nAll times UTC.\n\n- 12:03: paged\n- 12:09: restarted\n"
    )


def test_entries_that_carry_on_a_zone_change_with_it() -> None:
    text = "## Timeline\n\n- 14:03 CEST: paged\n- 14:09: restarted\n"

    assert converted(text) == "## Timeline\n\n- 12:03 UTC: paged\n- 12:09: restarted\n"


def test_what_is_in_utc_already_stays() -> None:
    text = (
        "## Timeline\n\n- 12:03 UTC: paged\n- 14:09 CEST (12:09 UTC): acked\n- 14:20 CEST: fixed\n"
    )

    assert converted(text) == text.replace("14:20 CEST", "12:20 UTC")


@pytest.mark.parametrize(
    "text",
    [
        "- 14:03 IST: paged",
        "- 14:03 ET: paged",
        "- 14:03 Berlin time: paged",
        "- 14:03 local time: paged",
        "- 14:03: paged",
        "- 14:03 CET: paged\n- 14:05 CST: acked",
        "1 March 2026 (CET)\n\n- 00:30: paged",
        "- 2026-03-01 00:30 CET: paged\n- 00:45 CET: acked",
        "Times CET and, for the pager, EST.\n\n- 14:03: paged",
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_nothing_is_converted_where_a_zone_or_a_day_would_be_a_guess(text: str) -> None:
    assert converted(f"## Timeline\n\n{text}\n") is None


entries = st.lists(
    st.tuples(
        st.integers(0, 1439),
        st.sampled_from(["CET", "PST", "(UTC+5:30)", "+02:00", "EDT", "local (UTC-3)", "UTC", ""]),
        st.sampled_from(["{:02}:{:02}", "{}h{:02}", "2026-03-01 {:02}:{:02}"]),
    ),
    min_size=1,
    max_size=8,
)


@given(entries)
def test_what_is_converted_is_in_utc_and_in_the_order_that_it_was(
    said: list[tuple[int, str, str]],
) -> None:
    lines = [f"- {form.format(*divmod(at, 60))} {zone} x" for at, zone, form in said]
    text = "## Timeline\n\n" + "\n".join(lines) + "\n"
    if not lint(markdown.read(text), DEFAULT, codes=frozenset(["TML02"])).diagnostics:
        return
    fixed = converted(text)
    if fixed is not None:
        assert not lint(markdown.read(fixed), DEFAULT, codes=frozenset(["TML02"])).diagnostics
        assert steps(fixed) == steps(text)


def steps(text: str) -> list[int | None]:
    """Minutes from each entry to the next, whole days left aside."""
    found = Postmortem(markdown.read(text), DEFAULT).moments
    return [
        (after.at - before.at) % 1440 if before.track == after.track else None
        for before, after in pairwise(found)
    ]
