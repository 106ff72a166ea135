"""Standard output and standard error, whatever is at their other end."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TRACEBACK = "POSTMORTEM_TRACEBACK"


class OutputError(Exception):
    """Standard output takes nothing more, for instance because a disk is full."""


def prepare() -> None:
    """Make both streams take any character, also where they were closed from the start."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write to standard output; in silence where nobody reads any more.

    Raises:
        OutputError: the output cannot be written.

    """
    _guarded(lambda: sys.stdout.write(text))


def flush() -> None:
    """Send what was written on its way.

    Raises:
        OutputError: the output cannot be written.

    """
    _guarded(sys.stdout.flush)


def complain(sentence: str) -> None:
    """Write one sentence on standard error, on one line that no terminal would obey."""
    from linter.formats.terminal import visible

    line = visible(sentence)
    try:
        flush()
        sys.stderr.write(line if line.endswith((".", "?")) else f"{line}.")
        sys.stderr.write("\n")
    except (OSError, OutputError):
        pass  # Both streams are gone; the exit code still tells.


def unexpected(problem: Exception) -> str:
    """What to say of an exception that nobody foresaw; its traceback only where it is wanted."""
    if TRACEBACK in os.environ:
        import traceback

        traceback.print_exception(problem)
    kind = type(problem).__name__
    return f"an unexpected {kind} ({problem}); {TRACEBACK}=1 in the environment shows where"


def _guarded(send: Callable[[], object]) -> None:
    try:
        send()
    except BrokenPipeError:
        # The reader went away ("| head"). The run goes on for the sake of its exit code.
        _mute()
    except OSError as problem:
        from addon.errors import reason_of  # costs start-up time, of runs that fail

        _mute()
        raise OutputError(f"the output cannot be written: {reason_of(problem)}") from problem


def _mute() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
