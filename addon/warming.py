"""What a backend does before its first request, so that nobody waits for it."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from addon.errors import StoreError
from addon.integrations.google import client
from linter.language.patterns import compile_all
from linter.registry import all_rules

if TYPE_CHECKING:
    from addon.settings import ServiceSettings

# What the composition imports as it makes a backend, since a terminal that needs less must not
# wait for it.
_STORES = ("chronicle", "comment_turns", "events", "jobs", "looks", "mails", "outlines")
_PARTS = (
    "addon.auth.certificates",
    "addon.auth.tokens",
    "addon.background",
    "addon.integrations.mail.message",
    "addon.integrations.mail.server",
    "addon.mailing",
    *(f"addon.store.{name}" for name in _STORES),
    *(f"addon.store.{name}" for name in ("postmortems", "pushes", "sweeps")),
    "addon.sweeping",
    "addon.trackers",
)


def warm_up(settings: ServiceSettings) -> None:
    """Import, compile and build what every request needs; a second time takes no time.

    Neither store nor network is touched, so that nothing stands open where processes fork.

    Raises:
        SettingsError: what is set up for the tracker cannot be right.

    """
    for name in _PARTS:
        import_module(name)
    _choose(settings)
    client.documents_api(settings.docs_endpoint)
    client.drive_api(settings.drive_endpoint)
    all_rules()
    compile_all()


def _choose(settings: ServiceSettings) -> None:
    """Import the driver of the store and the tracker's own part, which the settings choose."""
    from addon.store.database import connect
    from addon.trackers import maker

    with suppress(StoreError):  # Said where the store is opened.
        connect(settings.database).dispose()
    maker(settings.tracker)
