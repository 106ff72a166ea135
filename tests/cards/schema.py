"""The closed JSON Schema of a card, from Chat's discovery document: add-ons share its cards."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from googleapiclient.discovery_cache import get_static_doc
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

ROOT = "GoogleAppsCardV1Card"
_INT64 = {"anyOf": [{"type": "string", "pattern": r"^-?\d+$"}, {"type": "integer"}]}


@cache
def bundled() -> Draft202012Validator:
    """The schema as the client library of this environment knows it."""
    schemas: Json = json.loads(get_static_doc("chat", "v1"))["schemas"]
    definitions = {name: _closed(schema) for name, schema in schemas.items()}
    return _validator({"$ref": f"#/$defs/{ROOT}", "$defs": definitions})


def kept(path: Path) -> Draft202012Validator:
    """The schema as a file keeps it."""
    return _validator(json.loads(path.read_text()) | {"$ref": f"#/$defs/{ROOT}"})


def faults(card: Any, validator: Draft202012Validator) -> list[str]:
    """Each place where a card is not what the schema says, with the reason."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(card)]


def _validator(schema: Json) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _closed(schema: Json) -> Json:
    members = {name: _type(member) for name, member in schema.get("properties", {}).items()}
    return {"type": "object", "properties": members, "additionalProperties": False}


def _type(member: Json) -> Json:
    if "$ref" in member:
        return {"$ref": f"#/$defs/{member['$ref']}"}
    if member.get("format") in {"int64", "uint64"}:
        return _INT64
    if member["type"] == "any":
        return {}
    if "properties" in member or "additionalProperties" in member:
        return {"type": "object"}
    found: Json = {name: member[name] for name in ("type", "enum") if name in member}
    return found | ({"items": _type(member["items"])} if "items" in member else {})
