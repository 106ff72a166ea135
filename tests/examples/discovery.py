"""Judges JSON against the discovery document that comes with Google's client.

The document says which fields an answer may have, not that it has no others; here an unknown
field is a fault.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from googleapiclient.discovery_cache import get_static_doc

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


class Discovery:
    """The schemas of one API."""

    def __init__(self, api: str, version: str) -> None:
        self._schemas: Json = json.loads(get_static_doc(api, version))["schemas"]

    def faults(self, value: Any, name: str) -> list[str]:
        """Each place where a value is not what the schema of this name says, with the reason."""
        return list(self._faults(value, {"$ref": name}, name))

    def _faults(self, value: Any, schema: Json, place: str) -> Iterator[str]:
        schema = self._schemas[schema["$ref"]] if "$ref" in schema else schema
        if not isinstance(value, _TYPES[schema["type"]]):
            yield f"{place}: {value!r} is no {schema['type']}"
        elif "enum" in schema and value not in schema["enum"]:
            yield f"{place}: {value!r} is none of {', '.join(schema['enum'])}"
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                yield from self._faults(entry, schema["items"], f"{place}[{number}]")
        elif isinstance(value, dict):
            yield from self._faults_of_object(value, schema, place)

    def _faults_of_object(self, value: Json, schema: Json, place: str) -> Iterator[str]:
        for field, entry in value.items():
            known = schema.get("properties", {}).get(field, schema.get("additionalProperties"))
            if known is None:
                yield f"{place}.{field}: no such field"
            else:
                yield from self._faults(entry, known, f"{place}.{field}")
