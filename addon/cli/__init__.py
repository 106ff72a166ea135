"""The command line: ``postmortem COMMAND …``. A command's module is imported when it is called."""

from __future__ import annotations

import atexit
import gc
import sys

from addon.cli import streams
from addon.cli.module_cache import ModuleCache
from addon.cli.usage import USAGE, UsageError

COMMANDS = {
    "lint": "check postmortems: Docs JSON, Markdown, folders, standard input, a Google Doc",
    "rules": "list the rules",
    "explain": "show a rule's page",
    "evaluate": "measure the rules on labelled sentences",
    "policy": "check a policy file, or write the default one out",
    "new": "create a postmortem from the template, and print its address",
    "template": "provision the templates in a shared drive: plan, apply, status",
    "deployment": "print the add-on's manifest, scopes and HTTP interface",
    "doctor": "tell whether a deployment is well, and what to do where it is not",
    "migrate": "bring the store's schema up to the newest version",
    "tickets": "look for lost tickets, and at the state of all others",
    "sweep": "check every known postmortem as the robot, at a steady pace",
    "digest": "print or send what leadership reads once a week",
    "remind": "print or send what owners are reminded of today",
    "serve": "serve the backend of the sidebar",
}

_INTERRUPTED = 130  # What a shell reports of a process that ended on Ctrl-C.


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 for findings, 2 for bad usage or input.

    Whatever goes wrong ends as one sentence on standard error.
    """
    args = sys.argv[1:] if argv is None else argv
    streams.prepare()
    try:
        code = _run(args)
        streams.flush()
    except SystemExit as done:
        return int(done.code or 0)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except (UsageError, streams.OutputError) as problem:
        streams.complain(f"{_name(args)}: {problem}")
        return USAGE
    except Exception as problem:  # noqa: BLE001 - nobody at a terminal is helped by a traceback
        streams.complain(f"{_name(args)}: stopped by {streams.unexpected(problem)}")
        return USAGE
    return code


def _run(args: list[str]) -> int:
    if args and args[0] in {"-h", "--help", "help"}:
        streams.write(_overview())
        return 0
    if args == ["--version"]:
        from addon import __version__

        streams.write(f"postmortem {__version__}\n")
        return 0
    if not args or args[0] not in COMMANDS:
        what = f'there is no command "{args[0]}"' if args else "a command is missing"
        raise UsageError(f'{what}; "postmortem --help" lists them')
    return _lint(args) if args[0] == "lint" else _command(args)


def _command(args: list[str]) -> int:
    from importlib import import_module  # costs start-up time, of which lint has none

    command = import_module(f"addon.cli.{args[0]}")
    code: int = command.run(args[1:])
    return code


def _lint(args: list[str]) -> int:
    """Run the command that has to be fast: it is called in editors and hooks."""
    cache = ModuleCache.beside_byte_code()
    # Looking for cycles takes a tenth of a run and finds none: a thousand documents leave nothing.
    gc.disable()
    # So does Python once more on its way out, unless all is set aside.
    atexit.register(gc.freeze)
    sys.meta_path.insert(0, cache)
    try:
        cache.load()
        from addon.cli import lint

        return lint.run(args[1:])
    finally:
        sys.meta_path.remove(cache)
        gc.enable()
        cache.keep()


def _name(args: list[str]) -> str:
    return f"postmortem {args[0]}" if args and args[0] in COMMANDS else "postmortem"


def _overview() -> str:
    width = max(len(name) for name in COMMANDS)
    rows = [f"  {name:<{width}}  {summary}\n" for name, summary in COMMANDS.items()]
    return (
        "usage: postmortem COMMAND …\n\n"
        + "".join(rows)
        + "\npostmortem COMMAND --help says more; postmortem --version tells the version.\n"
    )
