"""The closed schema of an add-on's answers: cards from the discovery document of Chat, whose card
messages add-ons share, and around them the envelopes that no discovery document holds.
"""

from __future__ import annotations

import functools
import json
import re
from importlib.resources import files
from typing import Any

PREFIX = "GoogleAppsCardV1"
INT64 = {"anyOf": [{"type": "string", "pattern": r"^-?\d+$"}, {"type": "integer"}]}
CHAT_ONLY = re.compile(r"\[Google Chat apps\]")
STUDIO_ONLY = re.compile(r"that extend Google Workspace Studio")

# What the descriptions do not say in the usual words, or say only for some hosts.
ELSEWHERE = {
    "Widget.carousel": "Chat apps",
    "Widget.columns": "some cards in Gmail and Calendar",
    "SelectionInput.externalDataSource": "Chat apps",
    "SelectionInput.platformDataSource": "Chat apps",
    "SelectionInput.dataSourceConfigs": "Workspace Studio",
    "Action.interaction": "Chat apps",
}


def _message(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


STRING = {"type": "string"}
BOOLEAN = {"type": "boolean"}
ANYTHING = {"type": "object"}
PROMPTS = {
    "requestingGoogleScopes": _message(
        scopes={"type": "array", "items": STRING}, allScopes=BOOLEAN
    ),
    "basicAuthorizationPrompt": _message(authorizationUrl=STRING, resource=STRING),
    "customAuthorizationPrompt": _ref("RenderActions"),
}
ENVELOPES = {
    "TriggerAnswer": _message(
        action=_ref("RenderedAction"), hostAppAction=_ref("HostAppAction"), schema=STRING, **PROMPTS
    ),
    "ClickAnswer": _message(
        renderActions=_ref("RenderActions"), stateChanged=BOOLEAN, schema=STRING, **PROMPTS
    ),
    "CompletionAnswer": _message(autoComplete=_message(items=_list_of("SuggestionItem"))),
    "RenderActions": _message(
        action=_ref("RenderedAction"), hostAppAction=_ref("HostAppAction"), schema=STRING
    ),
    "RenderedAction": _message(
        navigations=_list_of("Navigation"),
        notification=_ref("Notification"),
        link=_ref("OpenLink"),
        links={"type": "array", "items": _message(title=STRING, url=STRING)},
        linkPreview=_message(title=STRING, previewCard=_ref("Card"), linkPreviewTitle=STRING),
    ),
    "Navigation": _message(
        pushCard=_ref("Card"),
        updateCard=_ref("Card"),
        pop=BOOLEAN,
        popToRoot=BOOLEAN,
        popToCard=STRING,
        endNavigation={**ANYTHING, "onlyIn": "dialogs of Chat apps"},
    ),
    "Notification": _message(text=STRING),
    "HostAppAction": _message(
        editorAction=_message(requestFileScopeForActiveDocument=_message()),
        driveAction=_message(requestFileScope=_message(itemId=STRING)),
        gmailAction={**ANYTHING, "onlyIn": "Gmail"},
        calendarAction={**ANYTHING, "onlyIn": "Calendar"},
        sheetsAction={**ANYTHING, "onlyIn": "Sheets"},
    ),
}


@functools.cache
def answer_schema() -> dict[str, Any]:
    """Give the schema of each kind of answer: TriggerAnswer, ClickAnswer and CompletionAnswer.

    Members carry `onlyIn` where Google documents them for other products than an add-on in Docs.
    """
    schemas = _discovered()
    definitions: dict[str, Any] = dict(ENVELOPES)
    needed = [*_references(ENVELOPES)]
    while needed:
        name = needed.pop()
        if name not in definitions:
            definitions[name] = _closed(name, schemas[name])
            needed += _references(definitions[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}


def _discovered() -> dict[str, Any]:
    """Give the schemas of the discovery document, cards by their names without the prefix.

    A few older schemas bear such a name already; nothing that belongs to cards refers to them.
    """
    bundled = files("googleapiclient") / "discovery_cache" / "documents" / "chat.v1.json"
    schemas: dict[str, Any] = json.loads(bundled.read_text(encoding="utf-8"))["schemas"]
    cards = {name.removeprefix(PREFIX): schemas[name] for name in schemas if PREFIX in name}
    return schemas | cards


def _closed(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return _message(
        **{
            member: _member(f"{name}.{member}", described)
            for member, described in schema.get("properties", {}).items()
        }
    )


def _member(name: str, described: dict[str, Any]) -> dict[str, Any]:
    member = _type(described)
    only_in = ELSEWHERE.get(name) or _product(described.get("description", ""))
    return {**member, "onlyIn": only_in} if only_in else member


def _type(described: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in described:
        return _ref(described["$ref"].removeprefix(PREFIX))
    if described.get("format") in {"int64", "uint64"}:
        return INT64
    type_: dict[str, Any] = {key: described[key] for key in ("type", "enum") if key in described}
    if "items" in described:
        type_["items"] = _type(described["items"])
    return type_


def _product(description: str) -> str:
    if CHAT_ONLY.search(description):
        return "Chat apps"
    return "Workspace Studio" if STUDIO_ONLY.search(description) else ""


def _references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else []
        return own + [name for value in schema.values() for name in _references(value)]
    if isinstance(schema, list):
        return [name for value in schema for name in _references(value)]
    return []
