"""Single values of a discovery schema: how JSON writes them, and what their types are called."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

Json = dict[str, Any]

PACKAGE = "type.googleapis.com/google.apps.docs.v1."

_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.IGNORECASE
)
_RANGES = {
    "int32": range(-(2**31), 2**31),
    "uint32": range(2**32),
    "int64": range(-(2**63), 2**63),
    "uint64": range(2**64),
}
# Enumerations that stand on their own; the others belong to the message that has the field.
_OWN_ENUMS = {
    "commentsViewMode": "CommentsViewMode",
    "namedStyleType": "NamedStyleType",
    "suggestionsViewMode": "SuggestionsViewMode",
    "writeMode": "WriteControl.WriteMode",
}


def read(schema: Json, value: Any) -> Any:
    """One value by its schema: numbers as numbers, 64-bit integers as strings, as JSON has them.

    Raises:
        TypeError, ValueError: The value is not what the schema says.

    """
    kind, form = schema["type"], schema.get("format", "")
    if kind == "boolean":
        return _boolean(value)
    if kind == "number":
        return _number(value)
    if kind == "integer" or form in _RANGES:
        number = _integer(value, form)
        return number if kind == "integer" else str(number)
    return value if kind == "any" else _string(schema, value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    raise ValueError(value)


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    if isinstance(value, str):
        if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", value):
            raise ValueError(value)
        return float(value)
    return value


def _integer(value: Any, form: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,20}", value):
        raise ValueError(value)
    number = int(value)
    if (isinstance(value, float) and number != value) or number not in _RANGES[form or "int32"]:
        raise ValueError(value)
    return number


def _string(schema: Json, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()
    if "enum" in schema and value not in schema["enum"]:
        raise ValueError(value)
    if schema.get("format") in {"google-datetime", "date-time"}:
        if not _DATE_TIME.fullmatch(value):
            raise ValueError(value)
        datetime.fromisoformat(re.sub(r"\.\d+", "", value.upper()))
    return value


def type_name(schema: Json, field: str, message: str = "") -> str:
    """What error texts call the type of a field; ``message`` owns its enumeration, if any."""
    if "enum" in schema:
        own = field[:1].upper() + field[1:]
        return PACKAGE + _OWN_ENUMS.get(field, f"{message}.{own}" if message else own)
    form = schema.get("format", "")
    if form in {"google-datetime", "date-time"}:
        return "type.googleapis.com/google.protobuf.Timestamp"
    if form == "google-fieldmask":
        return "type.googleapis.com/google.protobuf.FieldMask"
    names = {"boolean": "bool", "number": form or "double", "integer": form or "int32"}
    return "TYPE_" + names.get(schema["type"], form or "string").upper()


def shown(value: Any) -> str:
    """A value as error texts repeat it."""
    return json.dumps(value, ensure_ascii=isinstance(value, str) and not _encodable(value))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
