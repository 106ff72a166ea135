"""``postmortem new``: create a postmortem from the template, and print its address."""

from __future__ import annotations

import os

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import USAGE, UsageError
from addon.domain import intake
from addon.errors import AddonError, BusyError, ChangedError, StoreError, UnavailableError
from addon.policy_file import PolicyError
from addon.settings import SettingsError
from docs_template.template import TIMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from addon.usecases.create_postmortem import Created
    from docs_template.template import Facts
    from linter.policy import Policy

FAILED = 1

# What the same command may bring about when it is given again.
_PASSING = (BusyError, ChangedError, StoreError, UnavailableError)

_TEXTS = (intake.TITLE, intake.SEVERITY, intake.INCIDENT_ID, intake.RESPONDERS, intake.SERVICE)


def run(argv: list[str]) -> int:
    """Create it; exit code 0, 1 where trying again may help, 2 on bad usage or a refusal."""
    args = _parser().parse_args(argv)
    # Google's client is slow to import, and --help wants none.
    from addon import terminal

    try:
        practice, _ = terminal.policy(os.environ, args.policy)
        facts = _facts(args, practice)
        created = terminal.new_postmortem(os.environ, facts, practice, is_private=args.private)
    except (SettingsError, PolicyError) as problem:
        raise UsageError(str(problem)) from problem
    except AddonError as problem:
        return _failed(problem)
    show = _FORMATS[args.format]
    streams.write(show(created))
    return 0


def _failed(problem: AddonError) -> int:
    if not isinstance(problem, _PASSING):
        raise UsageError(str(problem)) from problem
    again = "Nothing is made twice: give the same command again"
    streams.complain(f"postmortem new: {problem}. {again}")
    return FAILED


def _facts(args: Namespace, practice: Policy) -> Facts:
    texts = {name: getattr(args, name) for name in _TEXTS}
    try:
        return intake.facts(texts, dict(_times(args)), practice)
    except intake.IntakeError as problem:
        *others, last = (
            f"{_flag(name)}: {sentence.rstrip('.')}" for name, sentence in problem.problems.items()
        )
        for sentence in others:
            streams.complain(f"postmortem new: {sentence}")
        raise UsageError(last) from problem


def _times(args: Namespace) -> Iterator[tuple[str, datetime]]:
    from addon.cli.moments import moment

    for name in TIMES:
        text = getattr(args, name)
        if text is not None:
            yield name, moment(_flag(name), text)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _address(created: Created) -> str:
    from addon.cards.links import document

    return document(created.document_id)


def _text(created: Created) -> str:
    if not created.is_made_now:
        streams.complain(
            "postmortem new: there is one already; another one needs another title or incident id"
        )
    return f"{_address(created)}\n"


def _json(created: Created) -> str:
    import json

    values = {
        "version": 1,
        "document_id": created.document_id,
        "url": _address(created),
        "created": created.is_made_now,
    }
    return json.dumps(values, indent=2) + "\n"


_FORMATS: dict[str, Callable[[Created], str]] = {"text": _text, "json": _json}


def _parser() -> Parser:
    parser = Parser(
        "new",
        "Create a postmortem from the template, in your own Drive, and print its address. "
        "The severity chooses between a full postmortem and an incident brief. "
        "All but title and severity can wait.",
        f"Exit code 0: it is there. 1: Google or the store failed for now; the same command again "
        f"makes nothing twice. {USAGE}: bad usage, or a refusal. Credentials are found as for "
        '"postmortem lint"; they need the scope drive.file.',
    )
    add = parser.add_argument
    add("--title", required=True, help="what happened, in a few words")
    add("--severity", required=True, help="one of the policy's, such as SEV2")
    add("--incident-id", metavar="ID", default="", help="the incident's; one postmortem for each")
    for name, label in TIMES.items():
        add(_flag(name), metavar="TIME", help=f"{label}, such as 2026-03-01T14:00Z")
    add("--responders", metavar="ADDRESSES", default="", help="e-mail addresses, with commas")
    add("--service", default="", help="what was affected")
    add("--private", action="store_true", help="share it with nobody; else your domain reads it")
    add("--policy", metavar="FILE", help="a policy.yaml in place of the default policy")
    add("--format", choices=list(_FORMATS), default="text", help="text by default")
    return parser
