"""The one clock of the local Workspace: real, fixed, or at a fixed distance from the real one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from emulator.errors import ControlError

Json = dict[str, Any]

# Life times can be added to any time in between.
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_OUT_OF_RANGE = f"A clock shows a time from {_FIRST_YEAR} to {_LAST_YEAR}."


class Clock:
    """All time stamps and all life times of tokens come from here."""

    def __init__(self) -> None:
        self._fixed: datetime | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        """The time it is, aware and in UTC."""
        return self._fixed or datetime.now(UTC) + self._offset

    def setting(self) -> Json:
        """What it shows, and what ``set`` needs to make it run this way again."""
        if self._fixed:
            return {"now": timestamp(self._fixed), "mode": "fixed"}
        offset_s = self._offset.total_seconds()
        mode = "offset" if offset_s else "real"
        return {"now": timestamp(self.now()), "mode": mode, "offset_s": offset_s}

    def set(self, setting: Json) -> None:
        """Stop at ``now``, or run ``offset_s`` seconds away from the real time; {} is real time.

        Raises:
            ControlError: The setting is something else.

        """
        unknown = set(setting) - {"now", "offset_s", "mode"}
        if unknown:
            raise ControlError(f"A clock takes now or offset_s, not {', '.join(sorted(unknown))}.")
        offset_s = setting.get("offset_s", 0)
        if isinstance(offset_s, bool) or not isinstance(offset_s, int | float):
            raise ControlError("The clock's offset_s is a number of seconds.")
        is_running = setting.get("mode") in {"real", "offset"} or "now" not in setting
        fixed = None if is_running else _time(setting["now"])
        try:
            offset = timedelta(seconds=offset_s)
            shown = (fixed or datetime.now(UTC) + offset).astimezone(UTC)
        except (OverflowError, ValueError):
            raise ControlError(_OUT_OF_RANGE) from None
        if not _FIRST_YEAR <= shown.year <= _LAST_YEAR:
            raise ControlError(_OUT_OF_RANGE)
        self._fixed, self._offset = fixed and shown, offset


def _time(text: Any) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise ControlError(
            f"{text!r} is no time; write it as 2026-03-01T14:02:00Z, always with a zone."
        ) from None
    if time.tzinfo is None:
        raise ControlError(f"{text!r} names no zone; write it as 2026-03-01T14:02:00Z.")
    return time


def timestamp(time: datetime) -> str:
    """A time as Google's answers write it: UTC, in milliseconds."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
