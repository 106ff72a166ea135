"""The discovery documents that come with Google's client: what requests and answers may hold.

The client itself is never imported, only found: its files lie beside its code.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from emulator import fields, payload, query, scalars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from emulator.fields import Mask

Json = dict[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "any": object,
}


@cache
def schemas(api: str) -> Schemas:
    """The schemas and methods of an API by name and version, such as docs.v1 or drive.v3.

    Raises:
        FileNotFoundError: Google's client is not installed, or does not know the API.

    """
    return Schemas(_document(api))


def _document(api: str) -> Json:
    spec = find_spec("googleapiclient")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("google-api-python-client is not installed.")
    package = Path(spec.submodule_search_locations[0])
    path = package / "discovery_cache" / "documents" / f"{api}.json"
    document: Json = json.loads(path.read_text(encoding="utf-8"))
    return document


def without(api: str, fields: Iterable[str], parameters: Iterable[str]) -> Schemas:
    """The schemas of an API to which some fields, as message.field, and parameters are unknown."""
    document = _document(api)
    for path in fields:
        message, _, field = path.partition(".")
        del document["schemas"][message]["properties"][field]
    for resource in document["resources"].values():
        for method in resource["methods"].values():
            for name in parameters:
                method["parameters"].pop(name, None)
    return Schemas(document)


class Schemas:
    """What one API takes and answers."""

    def __init__(self, document: Json) -> None:
        self._schemas: Json = document["schemas"]
        self._parameters: Json = document["parameters"]
        self._methods: dict[str, Json] = {each["id"]: each for each in _methods(document)}

    def scopes(self, method: str) -> list[str]:
        """The scopes of which a method, such as docs.documents.get, wants any one."""
        return list(self._methods[method]["scopes"])

    def methods(self) -> Iterator[tuple[str, str, str]]:
        """Each method's id, HTTP method, and path below the address of the API."""
        for name, method in self._methods.items():
            yield name, method["httpMethod"], str(method.get("flatPath") or method["path"])

    def request(self, method: str) -> str | None:
        """The name of the schema of a method's body, None if it takes none."""
        named: str | None = self._methods[method].get("request", {}).get("$ref")
        return named

    def response(self, method: str) -> str | None:
        """The name of the schema of a method's answer; None where it answers nothing."""
        answer = self._methods[method].get("response")
        return str(answer["$ref"]) if answer else None

    def unknown_fields(self, method: str, mask: Mask) -> Iterator[str]:
        """Each path of a mask that a method's answer does not have."""
        schema = self._schemas.get(self.response(method) or "", {})
        return fields.unknown(mask, schema, self._schemas)

    def has_field(self, message: str, path: Iterable[str]) -> bool:
        """Whether a path of names leads to a field of a message, through messages alone."""
        schema: Json = {"$ref": message}
        for name in path:
            known = self._schemas.get(schema.get("$ref", ""), {}).get("properties", {})
            if name not in known:
                return False
            schema = known[name]
        return True

    def check_request(self, name: str, body: Any, *, lenient: bool = False) -> Json:
        """The body in the form that the schema of this name says: camelCase, nulls left out.

        ``lenient`` overlooks fields that are not there, and keeps nulls in maps, as Drive does.

        Raises:
            ApiError: 400 that lists all that the schema does not allow.

        """
        reading = payload.Reading(self._schemas, lenient=lenient)
        read = reading.root(name, body)
        if reading.violations:
            raise reading.refusal()
        return read

    def check_query(
        self, method: str, sent: Iterable[tuple[str, str]], *, ignore_unknown: bool = False
    ) -> Json:
        """The query's values by parameter, as the types that the method says.

        Raises:
            ApiError: 400 for a parameter unknown to the method or a value of another type.

        """
        parameters = self._methods[method].get("parameters", {})
        return query.read(parameters, self._parameters, sent, ignore_unknown=ignore_unknown)

    def check_response(self, name: str, body: Any) -> list[str]:
        """Each place where an answer of ours is not what the schema of this name says."""
        return list(self._faults(body, {"$ref": name}, name))

    def _faults(self, value: Any, schema: Json, place: str) -> Iterator[str]:
        schema = self._schemas[schema["$ref"]] if "$ref" in schema else schema
        if not _is_of_type(value, schema):
            yield f"{place}: {scalars.shown(value)[:80]} is no {schema['type']}"
        elif "enum" in schema and value not in schema["enum"]:
            yield f"{place}: {value!r} is none of {', '.join(schema['enum'])}"
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                yield from self._faults(entry, schema["items"], f"{place}[{number}]")
        elif isinstance(value, dict):
            yield from self._faults_of_object(value, schema, place)

    def _faults_of_object(self, value: Json, schema: Json, place: str) -> Iterator[str]:
        known = schema.get("properties", {})
        for field, entry in value.items():
            of_field = known.get(field, schema.get("additionalProperties"))
            if of_field is None:
                yield f"{place}.{field}: no such field"
            else:
                yield from self._faults(entry, of_field, f"{place}.{field}")


def _methods(resource: Json) -> Iterator[Json]:
    """The methods of a resource and of those below it."""
    yield from resource.get("methods", {}).values()
    for below in resource.get("resources", {}).values():
        yield from _methods(below)


def _is_of_type(value: Any, schema: Json) -> bool:
    kind = schema["type"]
    if isinstance(value, bool):
        return kind in {"boolean", "any"}
    return isinstance(value, _TYPES[kind])
