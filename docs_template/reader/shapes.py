"""Access to JSON of uncertain shape: null and a wrong leaf count as absent, proto JSON omits 0.

What holds text and has the wrong type is refused: passing over it would lose what people wrote.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


class NotADocumentError(ValueError):
    """The JSON is no ``documents.get`` answer; the message says in one sentence why not."""


def container(value: object, name: str) -> Json:
    """The object that holds text, empty when absent.

    Raises NotADocumentError when it is something else.
    """
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise NotADocumentError(f'This documents.get answer cannot be read: "{name}" is not an object.')


def contents(value: object, name: str) -> list[Json]:
    """The objects of a list that holds text, empty when absent; entries that are none left out.

    Raises NotADocumentError when it is not a list.
    """
    if isinstance(value, list):
        # Nearly always all are objects, and the list is the answer as it stands.
        return value if _are_objects(value) else objects(value)
    if value is None:
        return []
    raise NotADocumentError(f'This documents.get answer cannot be read: "{name}" is not a list.')


def _are_objects(entries: list[Any]) -> bool:
    for entry in entries:  # noqa: SIM110 - half the time of all()
        if type(entry) is not dict:
            return False
    return True


def leaf(value: object) -> Json:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[Json]:
    """The objects of a list, or an empty list."""
    if not isinstance(value, list):
        return []
    return [entry for entry in value if isinstance(entry, dict)]


def string(value: object) -> str:
    """The string, or an empty one."""
    return value if isinstance(value, str) else ""


def index(value: object, default: int) -> int:
    """The index (UTF-16 units), or the default where the JSON has none."""
    return value if type(value) is int and value >= 0 else default
