"""``postmortem serve``: the backend of the sidebar, on this machine."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentTypeError

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from addon.errors import reason_of
from addon.settings import SERVICE, ServiceSettings, SettingsError

HOST = "127.0.0.1"
PORT = 8080

# Made by the server process, not here: the command line knows nothing of the backend's insides.
APPLICATION = "addon.main:application()"

_THREADS = 8


def run(argv: list[str]) -> int:
    """Start the server in place of this process, which keeps its id.

    Raises:
        UsageError: settings are missing or wrong, or the port is taken.

    """
    args = _parser().parse_args(argv)
    try:
        ServiceSettings(os.environ)
    except SettingsError as refusal:
        *others, last = refusal.problems
        for problem in others:
            streams.complain(f"postmortem serve: {problem}")
        raise UsageError(last) from refusal
    _require_free(args.host, args.port)
    place = f"{args.host}:{args.port}"
    command = [sys.executable, "-m", "gunicorn", "--bind", place, "--threads", str(_THREADS)]
    os.execv(sys.executable, [*command, "--preload", "--log-level", "warning", APPLICATION])  # noqa: S606


def _require_free(host: str, port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as problem:
        raise UsageError(
            f"cannot listen on port {port} of {host}: {reason_of(problem)}; "
            "choose another with --port"
        ) from problem


def _parser() -> Parser:
    settings = "; ".join(f"{name}: {meaning}" for name, meaning in SERVICE.items())
    parser = Parser(
        "serve", "Serve the sidebar's backend.", f"Settings, from the environment: {settings}."
    )
    parser.add_argument("--port", type=_port, default=PORT, help=f"{PORT} by default")
    parser.add_argument("--host", default=HOST, help=f"{HOST} by default, this machine alone")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text[:6]) < 65_536:
        raise ArgumentTypeError(f'"{text}" is no port, a number from 1 to 65535')
    return int(text)
