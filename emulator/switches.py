"""The switches of one local Workspace: how each fact stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.errors import ControlError
from emulator.facts import SWITCHES, Switch, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

# The largest number of anything, such as seconds: some thirty years.
MOST = 1_000_000_000


class Switches:
    """The switches of one local Workspace."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {switch.name: switch.default for switch in SWITCHES}

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def values(self) -> dict[str, Value]:
        """How each switch stands."""
        return dict(self._values)

    def listing(self) -> list[Json]:
        """Each switch with its value, default, choices and meaning."""
        return [
            {
                "name": switch.name,
                "value": self._values[switch.name],
                "default": switch.default,
                "choices": list(switch.choices) or "a number, 0 or more",
                "meaning": switch.meaning,
            }
            for switch in SWITCHES
        ]

    def set(self, changes: Mapping[str, Any]) -> None:
        """Change some switches, or none at all if one of the changes is wrong.

        Raises:
            ControlError: A switch does not exist or does not take the value.

        """
        known = {switch.name: switch for switch in SWITCHES}
        for name, value in changes.items():
            if name not in known:
                raise ControlError(f"There is no switch {name!r}; there are {', '.join(known)}.")
            _check(known[name], value)
        self._values.update(changes)

    def reset(self) -> None:
        """Every switch to its default."""
        self._values = {switch.name: switch.default for switch in SWITCHES}


def _check(switch: Switch, value: Any) -> None:
    if switch.choices:
        if value not in switch.choices:
            choices = " or ".join(repr(choice) for choice in switch.choices)
            raise ControlError(f"The switch {switch.name} takes {choices}, not {value!r}.")
    elif type(value) is not int or not 0 <= value <= MOST:
        words = f"a number from 0 to {MOST}"
        raise ControlError(f"The switch {switch.name} takes {words}, not {value!r}.")
