"""Exit code 0: nothing at or above --fail-on. 1: something is. 2: bad usage or unreadable input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Process

LNG = ("--select", "LNG02")
STR = ("--select", "STR01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    samples.write(
        tmp_path,
        clean_md=samples.CLEAN,
        warned_md=samples.WARNED,
        menu_md=samples.NO_POSTMORTEM,
        broken_json="{",
    )
    return tmp_path


def test_a_document_without_findings_exits_0(process: Process, folder: Path) -> None:
    code, _, err = process("lint", folder / "clean.md", *LNG)

    assert (code, err) == (0, "")


def test_an_error_exits_1(process: Process, folder: Path) -> None:
    code, out, err = process("lint", folder / "warned.md", *STR)

    assert (code, err) == (1, "")
    assert "STR01 missing-section" in out


def test_an_unreadable_file_exits_2_and_the_readable_ones_are_reported(
    process: Process, folder: Path
) -> None:
    code, out, err = process("lint", folder / "broken.json", folder / "warned.md", *STR)

    assert code == 2
    assert "STR01 missing-section" in out
    assert err.count("\n") == 1
    assert err.startswith(f"postmortem lint: {folder}/broken.json: the JSON is broken at line 1")


def test_bad_usage_exits_2_with_one_sentence(process: Process, folder: Path) -> None:
    code, out, err = process("lint", folder / "clean.md", "--format", "xml")

    assert (code, out) == (2, "")
    assert err.startswith("postmortem lint: argument --format: invalid choice: 'xml'")
    assert err.endswith('"postmortem lint --help" says more.\n')
    assert err.count("\n") == 1


def test_what_is_no_postmortem_exits_0_whatever_it_lacks(postmortem: Command, folder: Path) -> None:
    code, out, _ = postmortem("lint", folder / "menu.md", "--fail-on", "suggestion")

    assert code == 0
    assert "not a postmortem" in out


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("suggestion", 1), ("never", 0)]
)
def test_fail_on_is_the_least_severity_that_counts(
    postmortem: Command, folder: Path, fail_on: str, code: int
) -> None:
    assert postmortem("lint", folder / "warned.md", *LNG, "--fail-on", fail_on).code == code


def test_warnings_are_no_failure_by_default(postmortem: Command, folder: Path) -> None:
    assert postmortem("lint", folder / "warned.md", *LNG).code == 0


def test_fail_on_never_still_fails_for_what_cannot_be_read(
    postmortem: Command, folder: Path
) -> None:
    assert postmortem("lint", folder / "broken.json", "--fail-on", "never").code == 2


def test_one_failing_document_among_several_is_enough(postmortem: Command, folder: Path) -> None:
    paths = (folder / "clean.md", folder / "warned.md", folder / "clean.md")

    assert postmortem("lint", *paths, *LNG, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], 'postmortem: a command is missing; "postmortem --help" lists them.\n'),
        (["lnit"], 'postmortem: there is no command "lnit"; "postmortem --help" lists them.\n'),
        (
            ["lint"],
            (
                "postmortem lint: the following arguments are required: PATH; "
                '"postmortem lint --help" says more.\n'
            ),
        ),
        (
            ["lint", "x.md", "--sel", "LNG"],
            (
                'postmortem lint: unrecognized arguments: --sel LNG; "postmortem lint --help" '
                "says more.\n"
            ),
        ),
    ],
    ids=["nothing", "unknown command", "no path", "abbreviated option"],
)
def test_bad_usage_is_one_sentence(postmortem: Command, words: list[str], sentence: str) -> None:
    assert postmortem(*words) == (2, "", sentence)


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_lists_the_commands(postmortem: Command, word: str) -> None:
    code, out, err = postmortem(word)

    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  ")] == [
        *("lint", "rules", "explain", "evaluate", "policy", "new", "template", "deployment"),
        *("doctor", "migrate", "tickets", "sweep", "digest", "remind", "serve"),
    ]


@pytest.mark.parametrize("command", ["lint", "rules", "explain", "evaluate", "policy", "serve"])
def test_every_command_has_help(postmortem: Command, command: str) -> None:
    code, out, err = postmortem(command, "--help")

    assert (code, err) == (0, "")
    assert out.startswith(f"usage: postmortem {command} ")


def test_the_version_is_that_of_the_project(postmortem: Command, root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]

    assert postmortem("--version") == (0, f"postmortem {project['version']}\n", "")
