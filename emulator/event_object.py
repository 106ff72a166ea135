"""The JSON that Google sends to an add-on in Docs: common part, authorization, document."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from emulator.errors import ControlError

Json = dict[str, Any]


class Visitor(NamedTuple):
    """Who looks at a document: address, locale, and time zone with its offset from UTC."""

    email: str
    locale: str = "en"
    zone: str = "Etc/UTC"
    offset_s: int = 0


class Click(NamedTuple):
    """What was clicked, or which trigger fired: ``call`` is a name of `addon_host.CALLS`.

    ``values`` are the card's inputs by name: ``{"text": ...}``, ``{"strings": [...]}`` of what is
    selected, ``{"picker": ..., "date": ..., "time": ..., "offsetMinutes": ...}``.
    """

    call: str
    function: str = ""
    parameters: dict[str, str] | None = None
    values: Json | None = None


def event_object(
    click: Click, *, visitor: Visitor | None, docs: Json, authorization: Json, sends_empty: bool
) -> Json:
    """Give the EventObject of a click or trigger.

    ``visitor`` is given where locale and time zone may be told, ``docs`` is what may be told of the
    document; ``sends_empty`` text inputs or leaves them out.

    Raises:
        ControlError: An input's value is not one that a page could send.

    """
    common: Json = {"hostApp": "DOCS", "platform": "WEB"}
    if visitor:
        zone = {"id": visitor.zone, "offset": visitor.offset_s * 1000}
        common |= {"userLocale": visitor.locale, "timeZone": zone}
    if click.parameters:
        common["parameters"] = click.parameters
    values = click.values or {}
    if not sends_empty:
        values = {name: value for name, value in values.items() if value.get("text") != ""}
    if values:
        common["formInputs"] = {name: _form_input(value) for name, value in values.items()}
    return {
        "commonEventObject": common,
        "authorizationEventObject": authorization,
        "docs": docs,
    }


def _form_input(value: Json) -> Json:
    if "text" in value:
        return {"stringInputs": {"value": [value["text"]]}}
    if "strings" in value:
        return {"stringInputs": {"value": value["strings"]}}
    date, time = value.get("date", ""), value.get("time", "")
    try:
        if value.get("picker") == "TIME_ONLY":
            hours, minutes = (int(part) for part in time.split(":")[:2])
            return {"timeInput": {"hours": hours, "minutes": minutes}}
        if value.get("picker") == "DATE_ONLY":
            return {"dateInput": {"msSinceEpoch": _milliseconds(date, "")}}
        return {"dateTimeInput": _date_time(date, time, int(value.get("offsetMinutes", 0)))}
    except ValueError:
        raise ControlError(f"{date!r} {time!r} is no date and time of a picker.") from None


def _date_time(date: str, time: str, offset_minutes: int) -> Json:
    """Give a point in time; without its date, that of the first day there is."""
    moment = _milliseconds(date or "1970-01-01", time, offset_minutes)
    return {"hasDate": bool(date), "hasTime": bool(time), "msSinceEpoch": moment}


def _milliseconds(date: str, time: str, offset_minutes: int = 0) -> str:
    """Give milliseconds since 1970 in UTC, as proto JSON writes an int64: as text."""
    local = datetime.fromisoformat(f"{date}T{time or '00:00'}").replace(tzinfo=UTC)
    return str(int((local - timedelta(minutes=offset_minutes)).timestamp()) * 1000)
