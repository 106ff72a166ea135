"""Every kind of request is known, and every field that may be written."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from emulator.docs.requests import HANDLERS, masks
from tests.emulator import asking
from tests.emulator.documents import full, held, insert
from tests.emulator.test_docs_properties import read

Json = dict[str, Any]

# Fields that are not written though their descriptions do not say so.
GIVEN = {
    "DropdownProperties": {"dropdownDefinitionId", "displayValue"},
    "TabProperties": {"tabId", "parentTabId"},
}


@pytest.fixture(scope="module")
def schemas() -> Json:
    spec = find_spec("googleapiclient")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "discovery_cache" / "documents" / "docs.v1.json"
    found: Json = json.loads(path.read_text(encoding="utf-8"))["schemas"]
    return found


def test_every_kind_of_request_is_handled(schemas: Json) -> None:
    assert set(HANDLERS) == set(schemas["Request"]["properties"])


@pytest.mark.parametrize("message", masks.WRITABLE)
def test_the_fields_that_may_be_written_are_those_not_read_only(
    schemas: Json, message: str
) -> None:
    properties = schemas[message]["properties"].items()
    writable = {
        name
        for name, field in properties
        if not re.search(r"read-only|Output only", field.get("description", ""))
    }

    assert set(masks.WRITABLE[message].split()) == writable - GIVEN.get(message, set())


def test_every_message_that_a_mask_is_for_is_known(schemas: Json) -> None:
    masked = {
        field["$ref"]
        for kind, request in schemas.items()
        if kind.endswith("Request") and "fields" in request["properties"]
        for field in request["properties"].values()
        if field.get("$ref", "") in masks.WRITABLE
    }
    with_mask = [
        kind
        for kind, request in schemas.items()
        if kind.endswith("Request") and "fields" in request["properties"]
    ]

    assert masked == set(masks.WRITABLE)
    assert len(with_mask) == len(masked)


def test_every_kind_of_request_is_tried_by_the_properties() -> None:
    choice = {"createDropdownDefinition": {"dropdownDefinition": asking.definition(["yes", "no"])}}
    document = full()
    comment = {"insertComment": {"range": {"startIndex": 1, "endIndex": 2}, "content": "Who?"}}
    document.batch_update({"requests": [choice, comment, {"createFooter": {"type": "DEFAULT"}}]})
    suggestion = {"requests": [insert(1, "x")], "writeControl": {"writeMode": "SUGGEST"}}
    document.batch_update(suggestion)

    tried = set(asking.kinds(read(document))) | set(asking.kinds(read(held())))

    assert tried == set(HANDLERS)
