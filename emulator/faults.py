"""Faults to come: what shall go wrong, at which calls, and how often."""

from __future__ import annotations

from fnmatch import fnmatchcase
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import users
from emulator.errors import ControlError
from emulator.failures import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]


class Option(NamedTuple):
    """What one key of an order may be; ``words`` end the sentence "it is …"."""

    default: Any
    words: str
    holds: Callable[[Any], bool]


def _count(default: int, least: int = 0) -> Option:
    return Option(
        default,
        f"a whole number from {least} on",
        lambda value: type(value) is int and value >= least,
    )


def _choice(default: str, *choices: str) -> Option:
    words = "one of " + ", ".join(repr(choice) for choice in choices)
    return Option(default, words, lambda value: value in choices)


def _status(default: int, least: int) -> Option:
    words = f"an HTTP status from {least} to 599"
    return Option(default, words, lambda value: type(value) is int and least <= value <= 599)


def _is_pattern(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("/", "*"))


def _is_user(value: Any) -> bool:
    return value == "*" or users.is_address(value)


_ALWAYS = {
    "when": _choice("before", "before", "after"),
    "times": _count(1, 1),
    "skip": _count(0),
    "method": _choice("*", "*", "GET", "POST", "PUT", "PATCH", "DELETE"),
    "path": Option("*", "a path, in which * stands for anything", _is_pattern),
    "caller": Option("*", "an address, or * for everybody", _is_user),
}
_KINDS = {
    # Docs and Drive need not say when to come back, so 0 seconds are no header (google.md 7).
    "status": {
        "status": _status(503, 400),
        "reason": _choice("", "", *REASONS),
        "retry_after": _count(0),
    },
    "delay": {
        "seconds": Option(
            30,
            "a number of seconds",
            lambda value: type(value) in {int, float} and 0 <= value <= 3600,
        )
    },
    "drop": {"how": _choice("reset", "reset", "close")},
    "oversized": {"bytes": _count(32 * 1024**2)},
    "not_json": {"status": _status(200, 200)},
    # Of a batch the content is saved, and none of its comments (google.md 5.4).
    "comments_lost": {"when": _choice("before", "before")},
    "edit": {
        "requests": Option([], "a list of requests", lambda value: isinstance(value, list)),
        "user": Option("colleague@example.com", "an address", users.is_address),
        "document": Option("", "the id of a document", lambda value: isinstance(value, str)),
        "write_mode": _choice("EDIT", "EDIT", "SUGGEST"),
    },
}


class Fault:
    """One fault that strikes ``times`` times, once ``skip`` calls that match have passed.

    ``order`` is the whole order, defaults filled in: kind, when, method, path, caller, and the
    options of the kind.
    """

    def __init__(self, order: Json) -> None:
        self.order = order
        self.times: int = order["times"]
        self.skip: int = order["skip"]

    @property
    def kind(self) -> str:
        """What goes wrong."""
        return str(self.order["kind"])

    @property
    def is_answer(self) -> bool:
        """Whether the call is answered by the fault, or never."""
        return self.kind not in {"delay", "edit", "comments_lost"}

    def listing(self) -> Json:
        """The order with what is left of it."""
        return self.order | {"times": self.times, "skip": self.skip}

    def matches(self, method: str, path: str, caller: str) -> bool:
        """Whether it is meant for such a call."""
        return (
            self.order["method"] in {"*", method}
            and fnmatchcase(path, self.order["path"])
            and self.order["caller"].lower() in {"*", caller}
        )

    def strikes(self) -> bool:
        """Whether it strikes this call, which matches; counts it."""
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        return True


def read(order: Any) -> Fault:
    """A fault as ordered, ``{"kind": …}`` at the least.

    Raises:
        ControlError: The order cannot be carried out.

    """
    if not isinstance(order, dict):
        raise ControlError('A fault is ordered as an object such as {"kind": "status"}.')
    kind = order.get("kind")
    if kind not in _KINDS:
        raise ControlError(f"A fault's kind is one of {', '.join(_KINDS)}, not {kind!r}.")
    options = _ALWAYS | _KINDS[kind]
    for name, value in order.items():
        if name != "kind" and name not in options:
            known = ", ".join(options)
            raise ControlError(f"A fault of kind {kind} takes {known}, not {name!r}.")
        if name != "kind" and not options[name].holds(value):
            raise ControlError(f"The fault's {name} is {options[name].words}, not {value!r}.")
    defaults = {name: option.default for name, option in options.items()}
    return Fault(defaults | order)


class Faults:
    """The faults that have not struck as often as they shall, in the order they were given."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(self, faults: list[Fault]) -> None:
        """Let these strike too."""
        with self._lock:
            self._faults += faults

    def clear(self) -> None:
        """Let nothing strike any more."""
        with self._lock:
            self._faults.clear()

    def listing(self) -> list[Json]:
        """What is still to come."""
        with self._lock:
            return [fault.listing() for fault in self._faults]

    def due(self, when: str, method: str, path: str, caller: str) -> list[Fault]:
        """What strikes a call at this moment, before or after it is carried out.

        Of faults that take the place of its answer that is one alone: others wait for their turn.
        """
        due: list[Fault] = []
        with self._lock:
            for fault in self._faults:
                is_meant = fault.order["when"] == when and fault.matches(method, path, caller)
                is_taken = fault.is_answer and any(one.is_answer for one in due)
                if is_meant and not is_taken and fault.strikes():
                    due.append(fault)
            self._faults = [fault for fault in self._faults if fault.times]
        return due
