"""--select, --ignore, --kind and --now: which rules run, on what, and at what time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from linter.engine import SHARED, WORDS
from linter.registry import all_rules
from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    samples.write(tmp_path, x_md=samples.WARNED)
    return tmp_path / "x.md"


def document(postmortem: Command, *words: object) -> dict[str, Any]:
    outcome = postmortem("lint", *words, "--format", "json")
    assert outcome.err == ""
    only: dict[str, Any]
    (only,) = json.loads(outcome.out)["documents"]
    return only


def codes(postmortem: Command, *words: object) -> set[str]:
    return {
        code
        for finding in document(postmortem, *words)["diagnostics"]
        for code in (finding["code"], *finding["also"])
    }


@pytest.mark.parametrize("selector", ["LNG02", "lng02", "counterfactual", "LNG", "lng0", " LNG02 "])
def test_a_rule_is_selected_by_code_name_or_prefix(
    postmortem: Command, path: Path, selector: str
) -> None:
    selected = codes(postmortem, path, "--select", selector)

    assert "LNG02" in selected
    assert {code[:3] for code in selected} == {"LNG"}


def test_several_are_separated_by_commas_or_given_one_by_one(
    postmortem: Command, path: Path
) -> None:
    joined = codes(postmortem, path, "--select", "LNG02,missing-section")
    apart = codes(postmortem, path, "--select", "LNG02", "--select", "missing-section")

    assert joined == apart == {"LNG02", "STR01"}


def test_what_is_ignored_does_not_run(postmortem: Command, path: Path) -> None:
    everything = codes(postmortem, path)

    assert codes(postmortem, path, "--ignore", "STR,LNG02") == {
        code for code in everything - {"LNG02"} if not code.startswith("STR")
    }


def test_ignore_takes_from_what_is_selected(postmortem: Command, path: Path) -> None:
    assert codes(postmortem, path, "--select", "LNG,STR01", "--ignore", "LNG") == {"STR01"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("selector", ["LNG99", "conterfactual", "ZZZ", "LNG02,NOPE"])
def test_an_unknown_rule_is_refused(
    postmortem: Command, path: Path, option: str, selector: str
) -> None:
    wrong = selector.rpartition(",")[2]

    assert postmortem("lint", path, option, selector) == (
        2,
        "",
        f'postmortem lint: there is no rule "{wrong}"; "postmortem rules" lists them all.\n',
    )


@pytest.mark.parametrize("selector", ["", ",", " , "])
def test_a_selection_of_nothing_is_refused(postmortem: Command, path: Path, selector: str) -> None:
    code, out, err = postmortem("lint", path, "--select", selector)

    assert (code, out) == (2, "")
    assert err.startswith("postmortem lint: --select names no rule; ")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_some_rules_do_not_tell_whether_a_document_is_ready(
    postmortem: Command, path: Path, option: str
) -> None:
    assert document(postmortem, path, option, "LNG02")["summary"]["ready"] is None


def test_all_rules_do(postmortem: Command, path: Path) -> None:
    assert document(postmortem, path)["summary"]["ready"] is False


@pytest.mark.parametrize("kind", ["full", "brief"])
def test_the_kind_can_be_stated(postmortem: Command, path: Path, kind: str) -> None:
    assert document(postmortem, path, "--kind", kind)["kind"] == kind


def test_the_kind_can_be_stated_of_what_looks_like_no_postmortem(
    postmortem: Command, tmp_path: Path
) -> None:
    samples.write(tmp_path, menu_md=samples.NO_POSTMORTEM)
    path = tmp_path / "menu.md"

    assert document(postmortem, path)["kind"] == "none"
    assert "STR01" in codes(postmortem, path, "--kind", "full")


@pytest.mark.parametrize(
    "time", ["2026-03-01", "2026-03-01T14:00", "2026-03-01T14:00:00Z", "2026-03-01T15:00+01:00"]
)
def test_the_time_can_be_stated(postmortem: Command, path: Path, time: str) -> None:
    assert postmortem("lint", path, "--select", "LNG02", "--now", time).code == 0


@pytest.mark.parametrize("time", ["", "now", "2026-13-01", "25:00", "0001-01-01T00:00+14:00"])
def test_a_time_that_is_none_is_refused(postmortem: Command, path: Path, time: str) -> None:
    assert postmortem("lint", path, "--now", time) == (
        2,
        "",
        f'postmortem lint: --now "{time}" is no time such as 2026-03-01T14:00:00Z.\n',
    )


def test_stats_tell_time_and_hits_of_each_rule_that_ran(postmortem: Command, path: Path) -> None:
    code, _, err = postmortem("lint", path, "--select", "LNG02,STR01", "--stats")
    head, *rows = err.splitlines()

    assert code == 1
    assert head.split() == ["rule", "or", "part", "milliseconds", "share", "hits"]
    assert {row.split()[0] for row in rows} == {"LNG02", "STR01", *SHARED, WORDS}
    assert {row.split()[0]: row.split()[-1] for row in rows}["LNG02"] == "1"


def test_every_rule_can_be_selected_by_its_code_and_by_its_name(
    postmortem: Command, path: Path
) -> None:
    for rule in all_rules():
        for selector in (rule.code, rule.name):
            assert postmortem("lint", path, "--select", selector).err == ""
