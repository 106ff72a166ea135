"""The words under a comment, as its thread quotes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import indices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.docs.model import Json, Unit

# Where a chip keeps what it shows, by the members of its JSON.
_SHOWN = {
    "person": ("personProperties", ("name", "email")),
    "richLink": ("richLinkProperties", ("title",)),
    "dateElement": ("dateElementProperties", ("displayText",)),
    "dropdown": ("dropdownProperties", ("displayValue",)),
}


def plain_text(units: Iterable[Unit], *, with_chips: bool) -> str:
    """The text of units; what chips show, with them or left out."""
    return indices.join(
        unit.char or (_of_chip(unit.data) if with_chips else "") for unit in units
    ).removesuffix("\n")


def _of_chip(data: Json) -> str:
    for member, (properties, names) in _SHOWN.items():
        shown = data.get(member, {}).get(properties, {})
        for name in names:
            if shown.get(name):
                return str(shown[name])
    return ""
