"""What the run hands to the rules, and what it does with odd findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import markdown, reader
from linter.engine import Report, lint
from linter.policy import DEFAULT, Policy
from linter.registry import find
from tests.reader import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from linter.diagnostic import Diagnostic
    from linter.document import Block
    from linter.postmortem import Postmortem

TEXT = "# Postmortem\n\n## Impact\n\nOne. Two.\n\n## Timeline\n\n- 14:03 UTC Three.\n"
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Puts a check in the place of that of SUM01, which alone is run."""

    def put(check: Any) -> None:
        monkeypatch.setattr(type(find("SUM01")), "check", check)

    return put


def run(text: str = TEXT, policy: Policy = DEFAULT, now: datetime | None = None) -> Report:
    return lint(markdown.read(text), policy, now, codes=frozenset(["SUM01"]))


def impact(postmortem: Postmortem) -> Block:
    return next(
        block for block in postmortem.document.blocks if block.text.startswith(("One.", "Nought."))
    )


@pytest.mark.parametrize("now", [NOW, None])
def test_a_rule_is_told_the_time_or_that_nobody_knows(
    stand_in: Callable[[Any], None], now: datetime | None
) -> None:
    seen: list[datetime | None] = []

    def check(_rule: Any, _postmortem: Postmortem, told: datetime | None) -> tuple[()]:
        seen.append(told)
        return ()

    stand_in(check)
    run(now=now)

    assert seen == [now]


def test_a_rule_that_crashes_half_way_says_nothing_but_that(
    stand_in: Callable[[Any], None],
) -> None:
    def check(rule: Any, postmortem: Postmortem, _now: object) -> Iterator[Diagnostic]:
        yield rule.at(postmortem, impact(postmortem), "Half way.")
        raise ValueError

    stand_in(check)

    assert [finding.code for finding in run().diagnostics] == ["RUN01"]


def test_a_crash_is_passed_over_where_the_policy_says_so(stand_in: Callable[[Any], None]) -> None:
    stand_in(lambda *_: 1 // 0)

    assert run(policy=Policy(levels={"RUN01": "off"})).diagnostics == []


def test_findings_of_one_block_come_in_the_order_of_their_words(
    stand_in: Callable[[Any], None],
) -> None:
    def check(rule: Any, postmortem: Postmortem, _now: object) -> Iterator[Diagnostic]:
        block = impact(postmortem)
        yield rule.at(postmortem, block, "Second.", start=5, end=8)
        yield rule.nowhere("First of all.")
        yield rule.at(postmortem, block, "First.", start=0, end=3)

    stand_in(check)

    assert [finding.quote for finding in run().diagnostics] == [None, "One", "Two"]


def test_findings_in_one_sentence_have_fingerprints_of_their_own(
    stand_in: Callable[[Any], None],
) -> None:
    def check(rule: Any, postmortem: Postmortem, _now: object) -> Iterator[Diagnostic]:
        block = impact(postmortem)
        yield rule.at(postmortem, block, "One.", start=0, end=1)
        yield rule.at(postmortem, block, "Two.", start=1, end=2)

    stand_in(check)
    first, second = run().diagnostics

    assert first.fingerprint != second.fingerprint
    moved = run(TEXT.replace("## Impact\n", "## Impact\n\nMore words.\n"))
    assert [f.fingerprint for f in moved.diagnostics] == [first.fingerprint, second.fingerprint]


def test_a_fingerprint_is_made_from_code_section_sentence_and_ordinal(
    stand_in: Callable[[Any], None],
) -> None:
    def check(rule: Any, postmortem: Postmortem, _now: object) -> Iterator[Diagnostic]:
        for block in postmortem.document.blocks:
            if block.kind != "heading":
                yield rule.at(postmortem, block, "Here.", start=0, end=1)

    stand_in(check)
    (before, _) = run().diagnostics
    (reworded, _) = run(TEXT.replace("One.", "Nought.")).diagnostics
    (renamed, _) = run(TEXT.replace("## Impact", "## Lucky")).diagnostics

    assert before.sentence == "One."
    assert reworded.fingerprint != before.fingerprint
    assert renamed.fingerprint != before.fingerprint


def test_an_astral_character_before_a_finding_shifts_its_index_by_two(
    stand_in: Callable[[Any], None],
) -> None:
    def check(rule: Any, postmortem: Postmortem, _now: object) -> Iterator[Diagnostic]:
        block = postmortem.document.blocks[-1]
        yield rule.at(postmortem, block, "Here.", start=2, end=6)

    stand_in(check)
    heading = writing.paragraph("Impact", style="HEADING_2")
    document = reader.read(writing.answer(heading, "😀 down"))
    (finding,) = lint(document, DEFAULT, codes=frozenset(["SUM01"])).diagnostics

    assert finding.quote == "down"
    assert finding.span is not None
    assert (finding.span.start, finding.span.end) == (11, 15)
