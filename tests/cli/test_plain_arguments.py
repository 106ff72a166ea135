"""Plain arguments of ``postmortem lint`` mean what argparse takes them for."""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.cli import lint
from addon.cli.usage import UsageError

OPTIONS = (
    "--format --format=json --policy --policy=p.yaml --select --select=LNG --ignore --ignore=ACT01 "
    "--fail-on --fail-on=never --kind --kind=brief --now --now= --stats --stats=1 --help -h -- -x"
).split()
VALUES = (
    "x.md",
    "-",
    "",
    "text",
    "json",
    "never",
    "warning",
    "full",
    "LNG,ACT",
    "-1",
    "a b",
    "-a b",
)


def by_argparse(argv: list[str]) -> dict[str, object] | None:
    try:
        with redirect_stderr(StringIO()):
            return vars(lint._parser().parse_args(argv))
    except (UsageError, SystemExit):
        return None


@given(st.lists(st.sampled_from([*OPTIONS, *VALUES]), max_size=7))
def test_what_is_plain_is_read_as_argparse_reads_it(argv: list[str]) -> None:
    plain = lint._PLAIN.read(argv)

    assert plain is None or vars(plain) == by_argparse(argv)


@pytest.mark.parametrize(
    "argv",
    [
        ["x.md"],
        ["x.md", "folder", "-"],
        ["--select", "LNG", "--select=ACT", "--stats", "x.md"],
        ["x.md", "--format", "json", "--fail-on=warning", "--kind", "full"],
        ["--policy", "p.yaml", "--now=2026-03-01", "x.md"],
    ],
)
def test_what_people_write_is_plain(argv: list[str]) -> None:
    plain = lint._PLAIN.read(argv)

    assert plain is not None
    assert vars(plain) == by_argparse(argv)


@pytest.mark.parametrize(
    "argv", [[], ["--help"], ["x.md", "--format", "yaml"], ["x.md", "--stats", "y.md"], ["--now"]]
)
def test_mistakes_and_calls_for_help_are_left_to_argparse(argv: list[str]) -> None:
    assert lint._PLAIN.read(argv) is None
