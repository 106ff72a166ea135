"""What outputs for people never repeat: the secrets that the document exposes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_MASK = "•"


def masked(text: str, hidden: Collection[str]) -> str:
    """The text with every hidden one in it covered; no offset moves."""
    for secret in sorted(hidden, key=len, reverse=True):
        text = text.replace(secret, _MASK * len(secret))
    return text
