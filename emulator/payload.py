"""JSON bodies read as Google's servers read them: proto3 JSON by the discovery schemas.

Field names are taken in camelCase or snake_case, null counts as absent, numbers may be strings; all
that is wrong is named in one answer, with snake_case paths and the name as it was sent. Texts as
measured on the live Docs API by others (google.md 5.6).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from emulator import scalars
from emulator.errors import ApiError, invalid_argument

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

_RECEIVED = "Invalid JSON payload received. "

# Fields of which one message holds at most one. Discovery documents do not tell; the reference
# pages of the Docs API call them union fields.
_INSERTION = ("insertion_location", ("location", "endOfSegmentLocation"))
_NAMED_RANGE = ("named_range_reference", ("namedRangeId", "name", "namedRangeName"))
_THREAD = ("thread_id", ("commentId", "suggestionId"))
_NONE: tuple[str, tuple[str, ...]] = ("", ())
_UNIONS = {
    "AddCommentReplyRequest": _THREAD,
    "CreateFootnoteRequest": ("footnote_location", _INSERTION[1]),
    "DeleteCommentReplyRequest": _THREAD,
    "DeleteNamedRangeRequest": _NAMED_RANGE,
    "InsertDateRequest": _INSERTION,
    "InsertDropdownRequest": _INSERTION,
    "InsertInlineImageRequest": _INSERTION,
    "InsertPageBreakRequest": _INSERTION,
    "InsertPersonRequest": _INSERTION,
    "InsertRichLinkRequest": _INSERTION,
    "InsertSectionBreakRequest": _INSERTION,
    "InsertTableRequest": _INSERTION,
    "InsertTextRequest": _INSERTION,
    "ReplaceNamedRangeContentRequest": _NAMED_RANGE,
    "UpdateCommentPostRequest": _THREAD,
    "WriteControl": ("control", ("requiredRevisionId", "targetRevisionId")),
}


def parse(raw: bytes) -> Any:
    """The JSON of a request's body, an empty one being {}.

    Raises:
        ApiError: 400 if it is no JSON.

    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise invalid_argument(_RECEIVED + "Invalid UTF-8 encoding.") from None
    try:
        return json.loads(text, parse_constant=_refuse_constant) if text.strip() else {}
    except json.JSONDecodeError as error:
        shown = text[max(0, error.pos - 20) : error.pos + 20]
        raise invalid_argument(
            f"{_RECEIVED}Unexpected token.\n{shown}\n{'^':>{min(error.pos, 20) + 1}}"
        ) from None
    except RecursionError:
        raise invalid_argument(_RECEIVED + "Message too deep.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise invalid_argument(f"{_RECEIVED}Unexpected token.\n{name}\n^")


def snake_case(name: str) -> str:
    """A field's name as error texts write it."""
    return re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), name)


def field_name(sent: str, known: Mapping[str, Json]) -> str | None:
    """The field that a sent name means, None if none; letter case counts."""
    if sent in known:
        return sent
    camel = re.sub("_([a-z0-9])", lambda letter: letter[1].upper(), sent)
    return camel if camel in known and snake_case(camel) == sent else None


class _Field(NamedTuple):
    """Where a value stands: a field of a message, the message's path, and the name as sent."""

    message: str
    parent: str
    name: str
    sent: str

    @property
    def path(self) -> str:
        own = snake_case(self.name)
        return f"{self.parent}.{own}" if self.parent else own


class Reading:
    """One body being read; ``violations`` gathers field paths and what is wrong there.

    ``lenient`` reads as Drive does, which overlooks fields that it does not know, and to which null
    in a map means to remove the key.
    """

    def __init__(self, schemas: Mapping[str, Json], *, lenient: bool = False) -> None:
        self._schemas = schemas
        self._is_lenient = lenient
        self.violations: list[tuple[str, str]] = []

    def root(self, message: str, value: Any) -> Json:
        """The whole body as a message of the schema of this name."""
        if not isinstance(value, dict):
            self._refuse_name("", "", "Root element must be a message.")
            return {}
        return self._message(message, value, "")

    def refusal(self) -> ApiError:
        """All that is wrong, as one error."""
        return invalid_argument("\n".join(text for _, text in self.violations), self.violations)

    def _refuse_name(self, sent: str, parent: str, why: str) -> None:
        place = f" at '{parent}'" if parent else ""
        self.violations.append((parent, f'{_RECEIVED}Unknown name "{sent}"{place}: {why}'))

    def _refuse_value(self, path: str, kind: str, value: Any) -> None:
        description = f"Invalid value at '{path}' ({kind}), {scalars.shown(value)}"
        self.violations.append((path, description))

    def _message(self, message: str, value: Json, path: str) -> Json:
        return self._members(message, self._schemas[message].get("properties", {}), value, path)

    def _members(self, message: str, known: Json, value: Json, path: str) -> Json:
        read: Json = {}
        for sent, entry in value.items():
            name = field_name(sent, known)
            if name is None:
                if not self._is_lenient:
                    self._refuse_name(sent, path, "Cannot find field.")
            elif entry is not None and self._joins_union(message, name, read, path):
                read[name] = self._field(known[name], entry, _Field(message, path, name, sent))
        return read

    def _joins_union(self, message: str, name: str, read: Json, path: str) -> bool:
        union, members = ("request", None) if message == "Request" else _UNIONS.get(message, _NONE)
        if members is None:
            is_taken = bool(read)
        else:
            is_taken = name in members and any(other in members for other in read)
        if is_taken:
            taken = f"oneof field '{union}' is already set. Cannot set '{name}'"
            self.violations.append((path, f"Invalid value at '{path}' (oneof), {taken}"))
        return not is_taken

    def _field(self, schema: Json, value: Any, field: _Field) -> Any:
        if schema.get("type") == "array":
            entries = value if isinstance(value, list) else [value]
            return [
                self._value(schema["items"], entry, field, f"{field.path}[{index}]")
                for index, entry in enumerate(entries)
            ]
        if isinstance(value, list):
            why = "Proto field is not repeating, cannot start list."
            self._refuse_name(field.sent, field.parent, why)
            return None
        if "additionalProperties" in schema:
            return self._map(schema["additionalProperties"], value, field)
        return self._value(schema, value, field, field.path)

    def _map(self, schema: Json, value: Any, field: _Field) -> Json:
        if not isinstance(value, dict):
            self._refuse_value(field.path, "Map", value)
            return {}
        return {
            key: entry
            if entry is None
            else self._value(schema, entry, field, f"{field.path}[{index}].value")
            for index, (key, entry) in enumerate(value.items())
            if entry is not None or self._is_lenient
        }

    def _value(self, schema: Json, value: Any, field: _Field, path: str) -> Any:
        if "$ref" in schema:
            return self._reference(schema["$ref"], value, path)
        if "properties" in schema and isinstance(value, dict):
            return self._members("", schema["properties"], value, path)
        if isinstance(value, dict | list):
            opened = "an object" if isinstance(value, dict) else "a list"
            place = f"'{field.parent}' ({snake_case(field.name)})"
            what = f"Invalid value at {place}, Starting {opened} on a scalar field"
            self.violations.append((path, what))
            return None
        try:
            return scalars.read(schema, value)
        except (TypeError, ValueError):
            self._refuse_value(path, scalars.type_name(schema, field.name, field.message), value)
            return None

    def _reference(self, message: str, value: Any, path: str) -> Json:
        if isinstance(value, dict):
            return self._message(message, value, path)
        self._refuse_value(path, scalars.PACKAGE + message, value)
        return {}
