"""``postmortem doctor``: whether a deployment is well, and what to do where it is not."""

from __future__ import annotations

import os
import textwrap

from addon.cli import streams
from addon.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.doctor.findings import Finding

UNWELL = 1

_WIDTH = 100


def run(argv: list[str]) -> int:
    """Run every check; exit code 0, 1 where one has failed."""
    args = _parser().parse_args(argv)
    # Google's client is slow to import, and --help wants none.
    from addon.doctor import examine
    from addon.doctor.case import Case
    from addon.doctor.findings import FAILED

    found = list(examine(Case(os.environ)))
    streams.write(_json(found) if args.json else _text(found))
    return UNWELL if any(finding.state == FAILED for finding in found) else 0


def _text(found: Sequence[Finding]) -> str:
    from addon.doctor.findings import FAILED, WARNING

    lines = [line for finding in found for line in _lines(finding)]
    counts = {state: sum(one.state == state for one in found) for state in (FAILED, WARNING)}
    lines.append(f"{counts[FAILED]} failed, {counts[WARNING]} to look at.")
    return "".join(f"{line}\n" for line in lines)


def _lines(finding: Finding) -> Iterator[str]:
    head = f"{finding.state:<8} {finding.check:<13}"
    room = " " * len(head)
    for number, line in enumerate(_wrapped(finding.said, _WIDTH - len(head))):
        yield f"{room if number else head}{line}"
    for number, line in enumerate(_wrapped(finding.remedy, _WIDTH - len(head) - 4)):
        yield f"{room}{'    ' if number else '-> '}{line}"


def _wrapped(text: str, width: int) -> list[str]:
    # Commands and addresses are there to be copied.
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)


def _json(found: Sequence[Finding]) -> str:
    import json

    from addon.doctor.findings import FAILED

    values = {
        "version": 1,
        "well": not any(finding.state == FAILED for finding in found),
        "findings": [
            {
                "check": finding.check,
                "state": finding.state,
                "said": finding.said,
                "remedy": finding.remedy or None,
            }
            for finding in found
        ],
    }
    return json.dumps(values, indent=2) + "\n"


def _parser() -> Parser:
    parser = Parser(
        "doctor",
        "Tell whether a deployment is well: its settings, store, certificates, clock, endpoints, "
        "credentials, delegation, sweep, templates, the API's features, the tracker, the queue and "
        "the mail server; and what to do where it is not. Settings are those of the backend, from "
        "the environment. "
        "With credentials it makes a scratch document, and puts it into the bin.",
        f"Exit code 0: nothing has failed. {UNWELL}: something has.",
    )
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser
