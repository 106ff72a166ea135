"""What is sent and answered, as JSON Schema: Google's event, our answers, the health of the parts.

A card is described as far as its outermost members; Google's own reference has the rest.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Schema = dict[str, "Any"]

_TEXT: Schema = {"type": "string"}
_ANYTHING: Schema = {"type": "object"}


def _closed(required: tuple[str, ...] = (), **members: Schema) -> Schema:
    """An object with these members and no others."""
    found: Schema = {"type": "object", "properties": members, "additionalProperties": False}
    return found | ({"required": list(required)} if required else {})


def _open(**members: Schema) -> Schema:
    """An object with these members, if they are there; Google may add to them."""
    return {"type": "object", "properties": members}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _shown(how: str) -> Schema:
    """An action that shows one card."""
    navigation = _closed((how,), **{how: _ref("Card")})
    navigations = _list(navigation) | {"minItems": 1, "maxItems": 1}
    notification = _closed(("text",), text=_TEXT)
    return _closed(("navigations",), navigations=navigations, notification=notification)


_EVENT = _open(
    commonEventObject=_open(
        hostApp=_TEXT,
        platform=_TEXT,
        parameters={"type": "object", "additionalProperties": _TEXT},
        formInputs={"type": "object", "additionalProperties": _ref("FormInput")},
    ),
    authorizationEventObject=_open(
        userOAuthToken=_TEXT,
        userIdToken=_TEXT,
        systemIdToken=_TEXT,
        authorizedScopes=_list(_TEXT),
    ),
    docs=_open(id=_TEXT, title=_TEXT, addonHasFileScopePermission={"type": "boolean"}),
)

_FORM_INPUT = _open(
    stringInputs=_open(value=_list(_TEXT)),
    dateTimeInput=_open(
        msSinceEpoch={"type": ["string", "integer"]},
        hasDate={"type": "boolean"},
        hasTime={"type": "boolean"},
    ),
)

_CARD = _closed(
    ("sections",),
    name=_TEXT,
    header=_closed(("title",), title=_TEXT, subtitle=_TEXT, imageUrl=_TEXT, imageType=_TEXT),
    sections=_list(_open(header=_TEXT, widgets=_list(_ANYTHING))),
    fixedFooter=_ANYTHING,
    cardActions=_list(_ANYTHING),
    peekCardHeader=_ANYTHING,
    displayStyle=_TEXT,
    sectionDividerStyle=_TEXT,
) | {
    "externalDocs": {
        "url": "https://developers.google.com/workspace/add-ons/reference/rpc/google.apps.card.v1"
    }
}

_SCOPES = _closed(("scopes",), scopes=_list(_TEXT) | {"minItems": 1})
_ASKING_FOR_SCOPES = _closed(("requesting_google_scopes",), requesting_google_scopes=_SCOPES)
_ASKING_FOR_FILE = _closed(
    ("hostAppAction",),
    hostAppAction=_closed(
        ("editorAction",),
        editorAction=_closed(
            ("requestFileScopeForActiveDocument",),
            requestFileScopeForActiveDocument=_closed(),
        ),
    ),
)

_READINESS = _closed(
    ("ready", "certificates", "database"),
    ready={"type": "boolean"},
    policy=_TEXT,
    policy_version=_TEXT | {"description": "The beginning of the SHA-256 of the file in force"},
    policy_is_refused={
        "type": "boolean",
        "description": "Whether the file has become wrong since, so that the older one holds",
    },
    base_url=_TEXT,
    certificates=_TEXT,
    database=_TEXT,
)

_ID: Schema = {"type": "string", "maxLength": 200}
JOB: Schema = {
    "type": "object",
    "required": ["key"],
    "properties": {"key": _ID | {"minLength": 1}, "subject": _ID},
}

_COUNT: Schema = {"type": "integer", "minimum": 0}

SCHEMAS: dict[str, Schema] = {
    "Event": _EVENT,
    "FormInput": _FORM_INPUT,
    "Card": _CARD,
    "TriggerAnswer": {
        "oneOf": [_closed(("action",), action=_shown("pushCard")), _ref("ScopeRequest")]
    },
    "ClickAnswer": {
        "oneOf": [
            _closed(
                ("renderActions",), renderActions=_closed(("action",), action=_shown("updateCard"))
            ),
            _closed(("renderActions",), renderActions=_ASKING_FOR_FILE),
            _ref("ScopeRequest"),
        ]
    },
    "ScopeRequest": _ASKING_FOR_SCOPES,
    "Alive": _closed(("alive",), alive={"const": True}),
    "Readiness": _READINESS,
    "Done": _closed(
        ("done",), done={"type": "boolean", "description": "False where it was done before"}
    ),
    "Swept": _closed(("swept", "left"), swept=_COUNT, left=_COUNT),
    "Doubles": _closed(("doubled",), doubled=_COUNT),
    "Followed": _closed(
        ("settled", "news", "forgotten"), settled=_COUNT, news=_COUNT, forgotten=_COUNT
    ),
    # How many mails came to which end; those that none came to are left out.
    "Mails": _closed(
        (),
        sent=_COUNT,
        sent_before=_COUNT,
        being_sent_elsewhere=_COUNT,
        left_for_the_next_run=_COUNT,
        nobody_knows=_COUNT,
        not_sent=_COUNT,
    ),
}
