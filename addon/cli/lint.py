"""``postmortem lint``: check documents and say what was found."""

from __future__ import annotations

import sys

from addon.cli import streams
from addon.cli.pattern_cache import PatternCache
from addon.cli.plain_arguments import Plain
from addon.cli.reading import document_of, identity, paths_of
from addon.cli.showing import FORMATS
from addon.cli.usage import USAGE, UnreadableError, UsageError
from linter.diagnostic import SEVERITIES
from linter.engine import lint
from linter.language.patterns import compile_with, compiled
from linter.policy import BRIEF, DEFAULT, FULL
from linter.registry import UnknownRuleError, all_rules, codes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from addon.cli.parser import Parser
    from linter.engine import Report, Stat
    from linter.policy import Policy

NEVER = "never"

_KINDS = (FULL, BRIEF)
_THRESHOLDS = (*SEVERITIES, NEVER)
_PLAIN = Plain(
    {
        "--format": [*FORMATS],
        "--fail-on": _THRESHOLDS,
        "--kind": _KINDS,
        **dict.fromkeys(("--policy", "--select", "--ignore", "--now")),
    },
    repeated=("--select", "--ignore"),
    flags=("--stats",),
    defaults={
        **dict.fromkeys(("--policy", "--kind", "--now")),
        "--format": "text",
        "--fail-on": "error",
        "--stats": False,
    },
)


def run(argv: list[str]) -> int:
    """Check every path; exit code 0, 1 where something reaches ``--fail-on``, 2 on bad input."""
    cache = PatternCache.beside_byte_code()
    compile_with(cache.compile)
    try:
        return _run(argv)
    finally:
        compile_with(compiled)
        cache.keep()


def _run(argv: list[str]) -> int:
    args: Any = _PLAIN.read(argv) or _parser().parse_args(argv)
    show = FORMATS[args.format]()
    tally = _Tally()
    check = _checker(args)
    for path in _paths(args.paths, tally):
        try:
            report = check(path)
            show.show(path, report)
        except UnreadableError as problem:
            tally.unreadable(path, str(problem))
        except streams.OutputError:
            raise
        except Exception as problem:  # noqa: BLE001 - one document must not cost the others
            tally.unreadable(path, f"the check was stopped by {streams.unexpected(problem)}")
        else:
            tally.add(report)
    show.finish(tally.errors)
    if args.stats:
        _write_stats(tally.stats)
    return tally.exit_code(args.fail_on)


class _Tally:
    """What is remembered of a document when it has been shown."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, str]] = []
        self.counts = dict.fromkeys(SEVERITIES, 0)
        self.stats: list[Stat] = []

    def add(self, report: Report) -> None:
        for severity in SEVERITIES:
            self.counts[severity] += report.count(severity)
        self.stats.extend(report.stats)

    def unreadable(self, path: str, message: str) -> None:
        self.errors.append((path, message))
        streams.complain(f"postmortem lint: {path}: {message}")

    def exit_code(self, fail_on: str) -> int:
        if self.errors:
            return USAGE
        if fail_on == NEVER:
            return 0
        failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return int(any(self.counts[severity] for severity in failing))


def _paths(arguments: Sequence[str], tally: _Tally) -> Iterator[str]:
    """Every path that the arguments stand for, once, however often they name it."""
    seen: set[str] = set()
    for argument in arguments:
        try:
            paths = list(paths_of(argument))
        except UnreadableError as problem:
            tally.unreadable(argument, str(problem))
            continue
        for path in paths:
            key = identity(path)
            if key not in seen:
                seen.add(key)
                yield path


def _checker(args: Any) -> Callable[[str], Report]:
    policy = _policy(args.policy)
    codes = _codes(args.select, args.ignore)
    now = _moment(args.now)
    timer = _timer() if args.stats else None

    def check(path: str) -> Report:
        document = document_of(path)
        return lint(document, policy, now, kind=args.kind, codes=codes, timer=timer)

    return check


def _policy(path: str | None) -> Policy:
    if path is None:
        return DEFAULT
    from addon.policy_file import PolicyError, load  # YAML costs start-up time

    try:
        return load(path)
    except PolicyError as problem:
        raise UsageError(str(problem)) from problem


def _codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    if not select and not ignore:
        return None
    chosen = list(_split(select))
    if select and not chosen:
        raise UsageError("--select names no rule; give codes, names or prefixes such as LNG,ACT01")
    try:
        codes = codes_of(chosen) if chosen else frozenset(rule.code for rule in all_rules())
        return codes - codes_of(_split(ignore))
    except UnknownRuleError as problem:
        raise UsageError(problem.args[0]) from problem


def _split(values: Sequence[str]) -> Iterator[str]:
    for value in values:
        yield from (part.strip() for part in value.split(",") if part.strip())


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    from addon.cli.moments import moment

    return moment("--now", text)


def _timer() -> Callable[[], float]:
    from time import perf_counter

    return perf_counter


def _write_stats(stats: Sequence[Stat]) -> None:
    """Time and hits per rule and shared part over all documents, the most expensive first."""
    seconds: dict[str, float] = {}
    hits: dict[str, int] = {}
    for stat in stats:
        seconds[stat.name] = seconds.get(stat.name, 0.0) + stat.seconds
        hits[stat.name] = hits.get(stat.name, 0) + stat.hits
    streams.flush()
    sys.stderr.write(f"{'rule or part':<12} {'milliseconds':>12} {'share':>6} {'hits':>5}\n")
    sys.stderr.writelines(_rows(seconds, hits))


def _rows(seconds: Mapping[str, float], hits: Mapping[str, int]) -> Iterator[str]:
    total = sum(seconds.values()) or 1.0
    for name in sorted(seconds, key=lambda name: -seconds[name]):
        share = seconds[name] / total
        yield f"{name:<12} {seconds[name] * 1e3:>12.3f} {share:>6.1%} {hits[name]:>5}\n"


def _parser() -> Parser:
    from addon.cli.parser import Parser  # argparse costs start-up time

    parser = Parser(
        "lint",
        "Check postmortems: Docs JSON (the answer of documents.get), Markdown, folders of both, "
        "- for standard input, or the address of a Google Doc.",
        "Exit code 0: nothing at or above --fail-on. 1: something is. "
        "2: bad usage, or a path that cannot be read; the others are still reported.",
    )
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="a file, a folder, - or an address")
    add("--format", choices=list(FORMATS), default="text", help="text by default")
    add("--policy", metavar="FILE", help="a policy.yaml in place of the default policy")
    _add_codes(parser, "--select", "run only these codes, names or prefixes")
    _add_codes(parser, "--ignore", "leave these out")
    add("--fail-on", choices=_THRESHOLDS, default="error", help="error by default")
    add("--kind", choices=_KINDS, help="take every document for this kind")
    add("--now", metavar="TIME", help="the time for rules that need a clock, silent without it")
    add("--stats", action="store_true", help="time and hits of each rule, on standard error")
    return parser


def _add_codes(parser: Parser, option: str, meaning: str) -> None:
    parser.add_argument(option, action="append", default=[], metavar="CODES", help=meaning)
