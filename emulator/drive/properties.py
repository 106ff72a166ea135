"""Custom properties of files: public ones, and those that only the app that set them sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.drive import refusals

if TYPE_CHECKING:
    from collections.abc import Mapping

# Google's limits (google.md 6.2): bytes of key and value together, and numbers of properties.
MOST_BYTES = 124
MOST_OF_A_KIND = 30
MOST_OF_A_FILE = 100


def patched(properties: Mapping[str, str], patch: Mapping[str, str | None]) -> dict[str, str]:
    """The properties after a patch, in which null removes a key.

    Raises:
        ApiError: 403, one of the new ones is too long.

    """
    for key, value in patch.items():
        if value is not None and len(f"{key}{value}".encode()) > MOST_BYTES:
            raise refusals.property_too_long()
    merged = {**properties, **patch}
    return {key: value for key, value in merged.items() if value is not None}


def check_number(public: Mapping[str, str], private: Mapping[str, Mapping[str, str]]) -> None:
    """Refuse more properties than a file has room for; private ones come by app.

    Raises:
        ApiError: 403, there are too many.

    """
    if len(public) > MOST_OF_A_KIND:
        raise refusals.too_many_properties(MOST_OF_A_KIND, "public properties")
    if any(len(of_app) > MOST_OF_A_KIND for of_app in private.values()):
        raise refusals.too_many_properties(MOST_OF_A_KIND, "private properties of one app")
    if len(public) + sum(map(len, private.values())) > MOST_OF_A_FILE:
        raise refusals.too_many_properties(MOST_OF_A_FILE, "properties")
