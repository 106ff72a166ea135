"""``postmortem deployment``: what an admin hands to gcloud and the listing, and the interface."""

from __future__ import annotations

import json
import os

from addon.cards.manifest import deployment
from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from addon.domain import scopes
from addon.domain.sweeps import reads_a_second
from addon.settings import (
    BASE_URL,
    SettingsError,
    base_url,
    of_queue,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable


# Jobs that run beside each other: they leave threads to those who wait for a sidebar.
AT_ONCE = 4


def run(argv: list[str]) -> int:
    """Print it; exit code 0, 2 where the address cannot be right."""
    args = _parser().parse_args(argv)
    streams.write(_SHOWN[args.what](args))
    return 0


def _manifest(args: Namespace) -> str:
    return _as_json(deployment(_address(args)))


def _openapi(args: Namespace) -> str:
    from addon import openapi

    return _as_json(openapi.document(_address(args)))


def _as_json(shown: object) -> str:
    return json.dumps(shown, indent=2) + "\n"


def _address(args: Namespace) -> str:
    given = args.base_url or os.environ.get(BASE_URL, "")
    if not given.strip():
        raise UsageError(f"the backend's address is missing; give --base-url or set {BASE_URL}")
    try:
        return base_url(given)
    except SettingsError as refusal:
        raise UsageError(str(refusal)) from refusal


def _scopes(_: Namespace) -> str:
    return "".join(f"{scope}\n" for scope in scopes.USED)


def _queue(_args: Namespace) -> str:
    """The command that makes the queue; if each job read one document, the robot's share held."""
    try:
        name, share = of_queue(os.environ)
    except SettingsError as refusal:
        raise UsageError(str(refusal)) from refusal
    _, project, _, location, _, queue = name.split("/")
    rate = reads_a_second(share)
    lines = (
        f"gcloud tasks queues create {queue}",
        f"--project={project} --location={location}",
        f"--max-dispatches-per-second={rate:g} --max-concurrent-dispatches={AT_ONCE}",
        "--max-attempts=20 --min-backoff=10s --max-backoff=300s --max-doublings=5",
    )
    return " \\\n  ".join(lines) + "\n"


_SHOWN: dict[str, Callable[[Namespace], str]] = {
    "manifest": _manifest,
    "scopes": _scopes,
    "openapi": _openapi,
    "queue": _queue,
}


def _parser() -> Parser:
    parser = Parser(
        "deployment",
        'Print what an admin hands to Google: "manifest" for gcloud workspace-add-ons deployments, '
        '"scopes", one a line, for the consent screen and the Marketplace listing, which must name '
        'the same; "queue", the gcloud command that makes the queue which the settings name; and '
        '"openapi" for whoever judges the HTTP interface.',
    )
    parser.add_argument("what", choices=tuple(_SHOWN))
    parser.add_argument(
        "--base-url", metavar="URL", help=f"the https address of the backend; else {BASE_URL}"
    )
    return parser
