"""--format json is a contract: nothing is missing, and nothing is there that it does not name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli import samples
from tests.reader import writing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

FULL = """\
# Postmortem: pool

Severity: SEV2
Impact started: 2026-03-01 15:02 CET
Detected: in the evening

## Contributing factors

- Process: the engineer should have checked the dashboard.
- Somebody did something. <!-- dismiss: CTF04 -->

## Action items

- Alert at 80 % of the pool (J. Park, P0, OPS-1), done when the alert has fired once.
- Declined: rewrite everything (J. Park, P1, declined: too much)
- Improve monitoring
- Improve monitoring
"""

BRIEF = """\
# Incident brief: late reports

## Incident brief

Reports came 47 minutes late. The impact was small.

## Action items

- Alert on late reports (J. Park, P1, OPS-2)
"""


@pytest.fixture(scope="module")
def schema(root: Path) -> Draft202012Validator:
    source = json.loads((root / "tests" / "cli" / "lint.schema.json").read_text())
    Draft202012Validator.check_schema(source)
    return Draft202012Validator(source)


@pytest.fixture
def whole(postmortem: Command, tmp_path: Path) -> Any:
    """Give a function that lints a text and gives the whole value."""

    def lint(text: str, *words: str) -> Any:
        suffix = "json" if text.startswith("{") else "md"
        (tmp_path / f"x.{suffix}").write_text(text, encoding="utf-8")
        return json.loads(postmortem("lint", tmp_path, *words, "--format", "json").out)

    return lint


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        BRIEF,
        samples.CLEAN,
        samples.NO_POSTMORTEM,
        samples.docs_json(),
        json.dumps(writing.answer()),
        json.dumps(writing.page("Nothing here", title="Postmortem")),
        "",
    ],
    ids="full brief short none json json-without-text older-json unreadable".split(),
)
def test_every_kind_of_document_keeps_to_the_schema(
    whole: Any, schema: Draft202012Validator, text: str
) -> None:
    assert list(schema.iter_errors(whole(text))) == []


def test_the_examples_keep_to_the_schema(
    postmortem: Command, schema: Draft202012Validator, root: Path
) -> None:
    value = json.loads(postmortem("lint", root / "examples", "--format", "json").out)

    assert list(schema.iter_errors(value)) == []


def test_published_postmortems_keep_to_the_schema(
    postmortem: Command, schema: Draft202012Validator, corpus: Path
) -> None:
    folders = (corpus / "docs", corpus / "gdocs")
    value = json.loads(postmortem("lint", *folders, "--format", "json").out)

    assert len(value["documents"]) > 50
    assert list(schema.iter_errors(value)) == []


@pytest.mark.parametrize("place", ["documents", "diagnostics", "sections", "summary"])
def test_a_key_too_many_would_be_noticed(
    whole: Any, schema: Draft202012Validator, place: str
) -> None:
    value = whole(FULL)
    (document,) = value["documents"]
    inner = document if place == "documents" else document[place]
    (inner[0] if isinstance(inner, list) else inner)["surplus"] = 1

    assert [error.validator for error in schema.iter_errors(value)] == ["additionalProperties"]


def test_times_of_the_header_are_utc(whole: Any) -> None:
    assert whole(FULL)["documents"][0]["header"] == {
        "severity": "SEV2",
        "impact_started": "2026-03-01T14:02:00Z",
        "detected": None,
        "mitigated": None,
        "impact_ended": None,
    }


def test_every_section_of_the_practice_is_named_present_or_not(whole: Any) -> None:
    sections = whole(FULL)["documents"][0]["sections"]

    assert {section["id"]: section["present"] for section in sections} == {
        "header": True,
        "summary": False,
        "impact": False,
        "timeline": False,
        "factors": True,
        "went_well": False,
        "action_items": True,
        "lucky": False,
        "open_questions": False,
    }


def test_a_section_has_the_heading_of_the_document(whole: Any) -> None:
    sections = whole("# Postmortem\n\n## 2. Root causes\n\nx\n")["documents"][0]["sections"]
    (heading,) = (section["heading"] for section in sections if section["id"] == "factors")

    assert heading == "2. Root causes"


def test_what_is_no_postmortem_has_no_sections_and_no_findings(whole: Any) -> None:
    (document,) = whole(samples.NO_POSTMORTEM)["documents"]

    assert (document["kind"], document["diagnostics"]) == ("none", [])
    assert [section["id"] for section in document["sections"]] == ["header"]
    assert document["summary"]["ready"] is False


def finding(value: Any, code: str) -> Any:
    (found,) = (f for f in value["documents"][0]["diagnostics"] if f["code"] == code)
    return found


def test_a_finding_in_markdown_has_line_and_character_offsets(whole: Any) -> None:
    found = finding(whole(FULL, "--select", "LNG"), "LNG02")
    start, end = found["start"]["index"], found["end"]["index"]

    assert FULL[start:end] == found["quote"]
    assert found["line"] == FULL[:start].count("\n") + 1
    assert (found["start"]["tab"], found["start"]["segment"]) == (None, "")


def test_a_finding_in_docs_json_has_utf16_indexes_and_its_tab(whole: Any) -> None:
    text = "😀 The engineer should have checked the dashboard."
    found = finding(whole(samples.docs_json(text), "--select", "LNG"), "LNG02")
    begin = 1 + len("Impact\n")
    units = text.encode("utf-16-le")
    low, high = (2 * (found[end]["index"] - begin) for end in ("start", "end"))

    assert units[low:high].decode("utf-16-le") == found["quote"]
    assert (found["start"]["tab"], found["start"]["segment"], found["line"]) == ("t.0", "", None)


def test_a_finding_without_any_place_has_nulls(whole: Any) -> None:
    found = whole(FULL, "--select", "STR01")["documents"][0]["diagnostics"][0]

    assert [found[key] for key in ("start", "end", "quote", "line")] == [None] * 4
    assert found["fixes"] == [
        {"title": 'Restore "Summary"', "applicability": "display-only", "edits": []}
    ]


def test_what_is_dismissed_is_listed_with_its_reason(whole: Any) -> None:
    text = FULL.replace("CTF04", "CTF04 a category comes with the review")
    (document,) = whole(text)["documents"]

    assert [(one["code"], one["reason"]) for one in document["dismissed"]] == [
        ("CTF04", "a category comes with the review")
    ]
    assert document["summary"]["dismissed"] == 1
    assert "CTF04" not in {found["code"] for found in document["diagnostics"]}


def test_factors_have_their_categories(whole: Any) -> None:
    assert whole(FULL)["documents"][0]["factors"] == [
        {"text": "the engineer should have checked the dashboard.", "category": "process"},
        {"text": "Somebody did something.", "category": None},
    ]


def test_action_items_have_their_state(whole: Any) -> None:
    items = whole(FULL)["documents"][0]["action_items"]

    assert [item["state"] for item in items] == ["committed", "declined", "candidate", "candidate"]
    assert items[0]["id"] == items[0]["ticket"] == "OPS-1"


def test_equal_action_items_have_ids_of_their_own(whole: Any) -> None:
    ids = [item["id"] for item in whole(FULL)["documents"][0]["action_items"]]

    assert len(set(ids)) == len(ids)


def test_the_summary_counts_what_is_listed(whole: Any) -> None:
    (document,) = whole(FULL)["documents"]
    severities = [found["severity"] for found in document["diagnostics"]]

    assert document["summary"] == {
        "error": severities.count("error"),
        "warning": severities.count("warning"),
        "suggestion": severities.count("suggestion"),
        "dismissed": len(document["dismissed"]),
        "ready": False,
    }


def test_a_document_without_errors_is_ready(postmortem: Command, root: Path) -> None:
    path = root / "examples" / "dns-failover.md"
    (document,) = json.loads(postmortem("lint", path, "--format", "json").out)["documents"]

    assert document["summary"]["error"] == 0
    assert document["summary"]["ready"] is True


COVERED = """# Postmortem

## Contributing factors

- Technical: the pool was full.
- Detection: it had no alert.

## Action items

- Cap the pool (F1, J. Park, P0, OPS-1)
- Buy more memory (J. Park, P1, OPS-2)
"""


def test_the_coverage_of_factors_is_told_where_items_name_them(whole: Any) -> None:
    assert whole(COVERED)["documents"][0]["coverage"] == {
        "factors": [
            {
                "number": 1,
                "text": "the pool was full.",
                "category": "technical",
                "action_items": ["OPS-1"],
            },
            {
                "number": 2,
                "text": "it had no alert.",
                "category": "detection",
                "action_items": [],
            },
        ],
        "without_factor": ["OPS-2"],
    }


def test_there_is_no_coverage_where_no_item_names_a_factor(whole: Any) -> None:
    assert whole(COVERED.replace("F1, ", ""))["documents"][0]["coverage"] is None
