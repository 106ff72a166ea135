"""Commands that work on the service's store, with the settings that the service has."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from addon.cli import streams
from addon.cli.usage import USAGE, UsageError
from addon.errors import AddonError
from addon.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.bootstrap import Backend


@contextmanager
def backend(command: str) -> Iterator[Backend]:
    """The backend that the environment describes.

    A setting that is wrong is a sentence each, and the end of the command.

    Raises:
        UsageError: the store or a tracker cannot be used.

    """
    try:
        from addon import bootstrap

        yield bootstrap.backend(os.environ)
    except SettingsError as refusal:
        for problem in refusal.problems:
            streams.complain(f"postmortem {command}: {problem}")
        raise SystemExit(USAGE) from refusal
    except AddonError as problem:
        raise UsageError(str(problem)) from problem
