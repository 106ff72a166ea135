"""What a backend does before its first request, so that nobody waits for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from addon.integrations.google import client
from linter.language.patterns import compile_all
from linter.registry import all_rules

if TYPE_CHECKING:
    from addon.settings import ServiceSettings

# What the composition imports as it makes a backend, since a terminal that needs less must not
# wait for it.
_PARTS = (
    "addon.auth.certificates",
    "addon.auth.tokens",
    *(f"addon.store.{name}" for name in ("chronicle", "comment_turns", "events", "looks")),
    *(f"addon.store.{name}" for name in ("postmortems", "pushes")),
    "addon.trackers",
)


def warm_up(settings: ServiceSettings) -> None:
    """Import, compile and build what every request needs; a second time takes no time.

    Neither store nor network is touched, so that nothing stands open where processes fork.
    """
    for name in _PARTS:
        import_module(name)
    client.documents_api(settings.docs_endpoint)
    client.drive_api(settings.drive_endpoint)
    all_rules()
    compile_all()
