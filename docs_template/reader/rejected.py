"""A document as it would be if every open suggestion were rejected; no index moves."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What is suggested to come would not be there, and what is suggested to go would stay.
_SWAPPED = {
    "suggestedInsertionIds": "suggestedDeletionIds",
    "suggestedDeletionIds": "suggestedInsertionIds",
}


def rejected(part: Any) -> Any:
    """An answer of ``documents.get``, or a part of it, with insertions and deletions swapped.

    The reader, which takes suggestions as accepted, then reads the text without them.
    """
    if isinstance(part, dict):
        return {_SWAPPED.get(name, name): rejected(inner) for name, inner in part.items()}
    return [rejected(each) for each in part] if isinstance(part, list) else part
