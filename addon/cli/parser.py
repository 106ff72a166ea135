"""An argument parser that answers a mistake with one sentence."""

from __future__ import annotations

import argparse

from addon.cli.usage import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_HELP_WIDTH = 100


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake with one sentence."""

    def __init__(self, command: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=f"postmortem {command}",
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=_formatter,
        )

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has to say as a UsageError."""
        raise UsageError(f'{message.rstrip(".")}; "{self.prog} --help" says more')


def _formatter(prog: str) -> argparse.HelpFormatter:
    # A stated width spares argparse the import of shutil, also where no help is shown.
    return argparse.HelpFormatter(prog, width=_HELP_WIDTH)
