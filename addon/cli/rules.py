"""``postmortem rules``: the list of all rules."""

from __future__ import annotations

from addon.cli import streams
from addon.cli.parser import Parser
from linter.registry import all_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.rule import Rule


def run(argv: list[str]) -> int:
    """Print the rules as a table or as JSON."""
    parser = Parser("rules", "List the rules.")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    args = parser.parse_args(argv)
    streams.write(_json(all_rules()) if args.format == "json" else _text(all_rules()))
    return 0


def _text(rules: Iterable[Rule]) -> str:
    rows = [(rule.code, rule.name, rule.severity, rule.title) for rule in rules]
    name = max(len(row[1]) for row in rows)
    lines = [f"{code}  {n:<{name}}  {severity:<10}  {title}\n" for code, n, severity, title in rows]
    return "".join(lines)


def _json(rules: Iterable[Rule]) -> str:
    import json

    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "kinds": list(rule.kinds),
            "template_only": rule.template_only,
            "question": rule.question,
            "title": rule.title,
            "page": rule.page,
            "measured": rule.measured,
        }
        for rule in rules
    ]
    return json.dumps({"version": 1, "rules": rows}, indent=2) + "\n"
