"""Each rule does what its fixture says; how a fixture is written stands in ``specification``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from docs_template.markdown import read
from linter.anatomy.template import PREFIX, VERSION
from linter.diagnostic import OFF, WARNING
from linter.document import NamedRange
from linter.engine import lint
from linter.lexicon import WordRule
from linter.policy import Policy
from linter.registry import find
from tests.rules.specification import FRAME, Case, cases, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.diagnostic import Diagnostic
    from linter.document import Document
    from linter.rule import Rule

# What these two families say depends on the other rules.
IN_COMPANY = ("DSM", "RUN")


def findings(case: Case, rule: Rule) -> list[Diagnostic]:
    options = {name: int(value) for name, value in case.options.items() if value.isdigit()}
    levels = {rule.code: WARNING} if rule.severity == OFF else {}
    policy = Policy(
        options={rule.code: options}, levels=levels, template_version=options.get("version", 1)
    )
    alone = None if rule.code.startswith(IN_COMPANY) else frozenset({rule.code})
    document = read(case.source, title="")
    document.named_ranges = list(ranges_of(case, document))
    report = lint(document, policy, now_of(case), codes=alone)
    return [found for found in report.diagnostics if found.code == rule.code]


def ranges_of(case: Case, document: Document) -> Iterator[NamedRange]:
    """The named ranges that the template would have left in a document."""
    if "template" in case.options:
        yield NamedRange("kix.0", f"{PREFIX}{VERSION}:{case.options['template']}", [])
    for name, heading in case.options.items():
        if name.startswith("marked-"):
            (block,) = [one for one in document.blocks if one.text == heading]
            yield NamedRange("kix.1", PREFIX + name.removeprefix("marked-"), [block.span()])


def now_of(case: Case) -> datetime | None:
    """The time that a clock shows in a case, if there is one."""
    said = case.options.get("now")
    return datetime.fromisoformat(said).replace(tzinfo=UTC) if said else None


def said_by(finding: Diagnostic) -> str:
    titles = [fix.title for fix in finding.fixes]
    repair = finding.repair.title if finding.repair is not None else ""
    return "\n".join([finding.message, finding.question or "", *titles, repair])


def break_rule(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        message = "made to crash"
        raise ValueError(message)

    rule = find(name)
    monkeypatch.setattr(type(rule), "judge" if isinstance(rule, WordRule) else "check", crash)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.stem}.md:{case.line}")
def test_the_rule_finds_what_is_marked(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if "broken" in case.options:
        break_rule(case.options["broken"], monkeypatch)

    found = findings(case, find(case.stem.replace("_", "-")))

    spans = [(finding.span.start, finding.span.end) for finding in found if finding.span]
    assert marked(case.source, spans) == case.document
    assert len(found) - len(spans) == (0 if case.is_marked else len(case.says))


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.says], ids=lambda case: f"{case.stem}.md:{case.line}"
)
def test_the_rule_says_what_is_quoted(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if "broken" in case.options:
        break_rule(case.options["broken"], monkeypatch)

    said = [said_by(finding) for finding in findings(case, find(case.stem.replace("_", "-")))]

    assert [line for line in case.says if not any(line in words for words in said)] == []


def test_the_frame_draws_nothing() -> None:
    report = lint(read(FRAME.read_text(encoding="utf-8"), title=""), Policy())

    assert report.ready
    assert list(report.diagnostics) == []
