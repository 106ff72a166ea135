"""``postmortem explain``: the page of one rule."""

from __future__ import annotations

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from linter.registry import UnknownRuleError, find


def run(argv: list[str]) -> int:
    """Print the page of a code or name."""
    parser = Parser("explain", "Show a rule's page.")
    parser.add_argument("rule", metavar="CODE|NAME")
    args = parser.parse_args(argv)
    try:
        rule = find(args.rule)
    except UnknownRuleError as problem:
        raise UsageError(problem.args[0]) from problem
    page = f"{rule.page}\n\n## Measured\n{rule.measured}"
    streams.write(f"# {rule.code} {rule.name} ({rule.severity})\n\n{page}\n")
    return 0
