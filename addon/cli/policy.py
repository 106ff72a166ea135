"""``postmortem policy``: check a policy file, or write the default one out."""

from __future__ import annotations

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from addon.errors import reason_of
from addon.policy_file import PolicyError, load
from addon.policy_file.writing import write
from linter.policy import DEFAULT


def run(argv: list[str]) -> int:
    """Say that a policy file is right, or write the default policy to start one from."""
    parser = Parser("policy", "Check a policy file, or write the default policy to start one from.")
    parser.add_argument("action", choices=("check", "init"))
    parser.add_argument("file", nargs="?", metavar="FILE", help="init: standard output without it")
    args = parser.parse_args(argv)
    if args.action == "init":
        _init(args.file)
    elif args.file is None:
        raise UsageError("check needs the file to be checked")
    else:
        _check(args.file)
    return 0


def _check(path: str) -> None:
    try:
        load(path)
    except PolicyError as problem:
        *most, last = problem.problems
        for reason in most:
            streams.complain(f"postmortem policy: {reason}")
        raise UsageError(last) from problem
    streams.write(f"{path}: ok\n")


def _init(path: str | None) -> None:
    text = write(DEFAULT)
    if path is None:
        streams.write(text)
        return
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as problem:
        raise UsageError(f"{path}: it exists already; name a new file") from problem
    except OSError as problem:
        raise UsageError(f"{path}: {reason_of(problem)}") from problem
    streams.write(f"{path}: written\n")
