"""Chips of people, dates and links: one index each, without text."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from emulator.docs.model import Document, Json, Kind
from emulator.docs.requests import places, text
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.requests.places import Place

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LINKED = re.compile(r"https://(?:[\w-]+\.)*(?:google\.com|youtube\.com|youtu\.be)/")
_FORMATS: dict[str, Callable[[datetime], str]] = {
    "DATE_FORMAT_MONTH_DAY_ABBREVIATED": lambda day: f"{day:%b} {day.day}",
    "DATE_FORMAT_MONTH_DAY_FULL": lambda day: f"{day:%B} {day.day}",
    "DATE_FORMAT_MONTH_DAY_YEAR_ABBREVIATED": lambda day: f"{day:%b} {day.day}, {day.year}",
    "DATE_FORMAT_ISO8601": lambda day: f"{day:%Y-%m-%d}",
}
# A space of the narrow, unbreakable kind stands before AM and PM in the locale "en" (CLDR).
_NARROW_SPACE = "\u202f"


def insert_person(document: Document, request: Json) -> None:
    """``insertPerson``."""
    properties = request.get("personProperties", {})
    if not _EMAIL.fullmatch(properties.get("email", "")):
        raise RefusalError("The person's email must be a valid email address.")
    person = {"personId": document.new_id("kix."), "personProperties": properties}
    _insert(document, request, "person", person)


def insert_rich_link(document: Document, request: Json) -> None:
    """``insertRichLink``: which addresses are chips is a switch."""
    properties = request.get("richLinkProperties", {})
    uri = properties.get("uri", "")
    if not uri or (document.facts.get("rich_links") != "any" and not _LINKED.match(uri)):
        raise RefusalError("The URI is not supported for rich links.")
    shown = {"title": "Untitled", **properties}
    link = {"richLinkId": document.new_id("kix."), "richLinkProperties": shown}
    _insert(document, request, "richLink", link)


def insert_date(document: Document, request: Json) -> None:
    """``insertDate``: the day of a point in time, and its time where a format asks for it."""
    given = request.get("dateElementProperties", {})
    properties = {
        "timeZoneId": "etc/UTC",
        "locale": "en",
        "dateFormat": "DATE_FORMAT_MONTH_DAY_YEAR_ABBREVIATED",
        "timeFormat": "TIME_FORMAT_DISABLED",
        **{name: part for name, part in given.items() if not str(part).endswith("UNSPECIFIED")},
    }
    properties["displayText"] = _display_text(properties)
    date = {"dateId": document.new_id("kix."), "dateElementProperties": properties}
    _insert(document, request, "dateElement", date)


def _display_text(properties: Json) -> str:
    try:
        moment = datetime.fromisoformat(properties.get("timestamp", ""))
        local = moment.astimezone(ZoneInfo(_zone_name(properties["timeZoneId"])))
        write = _FORMATS[properties["dateFormat"]]
    except (ValueError, KeyError, OSError, OverflowError) as problem:
        text_ = "The date's timestamp, time zone and format must be valid."
        raise RefusalError(text_) from problem
    time = f"{local.hour % 12 or 12}:{local:%M}{_NARROW_SPACE}{local:%p}"
    return {
        "TIME_FORMAT_DISABLED": write(local),
        "TIME_FORMAT_HOUR_MINUTE": f"{write(local)}, {time}",
        "TIME_FORMAT_HOUR_MINUTE_TIMEZONE": f"{write(local)}, {time} {local.tzname()}",
    }[properties["timeFormat"]]


def _zone_name(zone_id: str) -> str:
    """The name that the time zone database knows the default by."""
    return "Etc/UTC" if zone_id.lower() == "etc/utc" else zone_id


def _insert(document: Document, request: Json, member: str, chip: Json) -> None:
    insert_element(document, places.insertion(document, request), {member: chip})


def insert_element(document: Document, place: Place, data: dict[str, Any]) -> None:
    """Put an element that takes one index into a paragraph, in the style around it."""
    (member, element), *_ = data.items()
    style = text.run_at(place.units, place.at).get("textStyle", {})
    unit = document.unit(Kind.ELEMENT, data={member: {"textStyle": style, **element}})
    place.tab.insert(place.segment_id, place.at, [unit])
