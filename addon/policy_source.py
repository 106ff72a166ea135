"""Where the text of a policy comes from: a path of this machine, or an object of a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon import policy_file

if TYPE_CHECKING:
    from addon.settings import Settings

_BUCKETS = "gs://"


def is_here(path: str) -> bool:
    """Whether it can be read without a network."""
    return not path.startswith(_BUCKETS)


def text_of(path: str, settings: Settings) -> str:
    """Read what stands there.

    Raises:
        PolicyError: it cannot be read, is too large, or is no text.

    """
    if is_here(path):
        return policy_file.text_of(path)
    from addon.integrations.google import buckets  # Google's library is slow to import.

    return buckets.text_of(path, settings)
