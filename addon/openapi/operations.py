"""Every endpoint: what it is for, who may call it, and each status that it answers with."""

from __future__ import annotations

from addon.cards import links
from addon.domain.jobs import NAMES
from addon.openapi.shapes import JOB

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Json = dict[str, "Any"]

_TRIGGERS = {
    links.HOME: "The sidebar is opened",
    links.GRANTED: "The user has allowed the add-on this document",
}
_CLICKS = {
    links.CHECK: "Check the open document, or show a page of its report",
    links.NEW: "Show the form of a new postmortem",
    links.CREATE: "Create the postmortem that the form asks for",
    links.REPAIRS: "Show what would be repaired in the structure",
    links.REPAIR: "Repair the structure",
    links.PUBLICATION: "Show what stands in the way of publishing",
    links.PUBLISHING: "Publish and lock",
    links.REOPENING: "Reopen a published postmortem",
    links.ADOPTION: "Show what would make the document a postmortem",
    links.ADOPTING: "Make the document a postmortem",
    links.UPGRADES: "Show what a newer template adds",
    links.UPGRADING: "Bring the document up to the newest template",
    links.TICKETS: "Show the action items and what would happen to each",
    links.SEND_TICKETS: "Create tickets for the ticked items",
    links.SETTLE_TICKET: "Say which ticket an item has, or that it has none",
    links.TAKE_OVER: "Let document or tracker say of an item what the other one does",
    links.COMMENT: "Comment on one finding",
    links.COMMENT_ALL: "Comment on all findings",
    links.REMOVE_COMMENTS: "Take one's comments back",
    links.DISMISSAL: "Show the form that asks why a finding does not hold",
    links.DISMISS: "Dismiss a finding with a reason",
    links.REVIEW: "Show what a reviewer wants to know",
    links.FIXES: "Show the wordings that a finding could be given",
    links.FIX: "Offer a fix as a suggestion, or all that are safe",
}
_PAGES = {
    "/rules": "Every rule and its level here",
    "/privacy": "The privacy page",
    "/terms": "The terms",
    "/support": "Where people find help",
}


def _answer(about: str, kind: str, schema: Json | None = None) -> Json:
    return {"description": about, "content": {kind: {"schema": schema or {"type": "string"}}}}


def _json(about: str, name: str) -> Json:
    return _answer(about, "application/json", {"$ref": f"#/components/schemas/{name}"})


def _plain(about: str) -> Json:
    return _answer(about, "text/plain")


# What every endpoint of the sidebar is sent, and how it refuses, stands once.
REQUEST_BODIES: dict[str, Json] = {
    "Event": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}},
    }
}
RESPONSES: dict[str, Json] = {
    "NoObject": _answer("No JSON object", "text/html"),
    "Unauthorized": _plain("A token is missing, or proves nothing"),
    "TooLarge": _answer("More than a million bytes", "text/html"),
    "NoJson": _answer("No application/json", "text/html"),
    "Unverifiable": _plain("Google's certificates cannot be had: nobody is let in"),
}
_REFUSED = {
    status: {"$ref": f"#/components/responses/{name}"}
    for status, name in zip(("400", "401", "413", "415", "503"), RESPONSES, strict=True)
}


def _event(path: str, summary: str, answer: str) -> Json:
    return {
        "operationId": path.rpartition("/")[2],
        "summary": summary,
        "tags": ["sidebar"],
        "security": [{"system": []}],
        "requestBody": {"$ref": "#/components/requestBodies/Event"},
        "responses": {"200": _json("What the sidebar does next", answer), **_REFUSED},
    }


def _public(name: str, summary: str, *answers: tuple[str, Json], **more: Any) -> Json:
    shared = {"tags": ["public"], "security": [], "responses": dict(answers)}
    return {"operationId": name, "summary": summary, **shared, **more}


def _page(path: str, summary: str) -> Json:
    return _public(path[1:], summary, ("200", _answer("A page without scripts", "text/html")))


_RULE = _public(
    "rule",
    "The page of one rule, by its name or code",
    ("200", _answer("Why the rule is there, with examples", "text/html")),
    ("404", _answer("There is no such rule", "text/html")),
    parameters=[{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}],
)

_READY = _public(
    "readyz",
    "Whether the backend can serve",
    ("200", _json("It can", "Readiness")),
    ("503", _json("It cannot; the part that is not at hand says why", "Readiness")),
)

_HOOK: Json = {
    "operationId": "hook",
    "summary": "A tracker says that a ticket has changed",
    "description": "The signature is over the raw body. Which ticket it is, is believed; its state "
    "is read from the tracker, but for a webhook's receiver, which cannot be asked.",
    "tags": ["hooks"],
    "security": [{"jira": []}, {"jiraApp": []}, {"github": []}, {"webhook": []}],
    "parameters": [
        {
            "name": "sender",
            "in": "path",
            "required": True,
            "schema": {"enum": ["jira", "github", "webhook"]},
        }
    ],
    "requestBody": {"required": True, "content": {"application/json": {"schema": {}}}},
    "responses": {
        "202": _plain("Taken"),
        "400": _plain("Signed, but no JSON"),
        "401": _plain("No right signature of the tracker that is set up"),
        "413": {"$ref": "#/components/responses/TooLarge"},
        "503": _plain("The tracker or the store does not answer: deliver again"),
    },
}

_TICKETS: Json = {
    "operationId": "followTickets",
    "summary": "Look for tickets whose answers got lost, and at the state of all others",
    "tags": ["cron"],
    "security": [{"clock": []}],
    "responses": {
        "200": _json("What the round came to", "Followed"),
        "403": _plain("Not asked by App Engine's clock"),
        "503": _plain("The tracker or the store does not answer"),
    },
}

_DOUBLES: Json = {
    "operationId": "findDoubles",
    "summary": "Look in the tracker for items that have several tickets",
    "tags": ["cron"],
    "security": [{"clock": []}],
    "responses": {
        "200": _json("How many have", "Doubles"),
        "403": _plain("Not asked by App Engine's clock"),
        "503": _plain("The tracker or the store does not answer"),
    },
}

_SWEEP: Json = {
    "operationId": "sweep",
    "summary": "Check known postmortems as the robot for eight minutes, if a sweep is due",
    "description": "The next call goes on where this one ended.",
    "tags": ["cron"],
    "security": [{"clock": []}],
    "responses": {
        "200": _json("What was done, and what is left", "Swept"),
        "403": _plain("Not asked by App Engine's clock"),
        "503": _plain("Google or the store does not answer, or the robot may not read"),
    },
}

_UNSENT: Json = {
    "description": "Some mail is not sent yet, or the store does not answer: ask again",
    "content": {**_json("", "Mails")["content"], **_plain("")["content"]},
}


def _mails(name: str, summary: str) -> Json:
    return {
        "operationId": name,
        "summary": summary,
        "tags": ["cron"],
        "security": [{"clock": []}],
        "responses": {
            "200": _json("What became of the mails", "Mails"),
            "403": _plain("Not asked by App Engine's clock"),
            "503": _UNSENT,
        },
    }


_JOB: Json = {
    "operationId": "job",
    "summary": "Do work that was left to the queue",
    "description": "Delivered at least once, and done once for each key.",
    "tags": ["jobs"],
    "security": [{"queue": []}],
    "parameters": [
        {"name": "name", "in": "path", "required": True, "schema": {"enum": list(NAMES)}}
    ],
    "requestBody": {"required": True, "content": {"application/json": {"schema": JOB}}},
    "responses": {
        "200": _json("It is done", "Done"),
        "400": _plain("No job"),
        "401": _plain("Not delivered by the account that is set up"),
        "404": _plain("There is no such job"),
        "413": {"$ref": "#/components/responses/TooLarge"},
        "503": _plain("Another delivery of it is under way, or it failed: deliver again"),
    },
}

PATHS: dict[str, Json] = {
    **{path: {"post": _event(path, said, "TriggerAnswer")} for path, said in _TRIGGERS.items()},
    **{path: {"post": _event(path, said, "ClickAnswer")} for path, said in _CLICKS.items()},
    **{path: {"get": _page(path, said)} for path, said in _PAGES.items()},
    "/rules/{name}": {"get": _RULE},
    "/logo.png": {
        "get": _public("logo", "The logo", ("200", _answer("The logo", "image/png", {})))
    },
    "/style.css": {
        "get": _public("style", "The pages' style", ("200", _answer("The style", "text/css")))
    },
    "/healthz": {
        "get": _public("healthz", "Whether the backend is alive", ("200", _json("It is", "Alive")))
    },
    "/readyz": {"get": _READY},
    "/hooks/{sender}": {"post": _HOOK},
    "/cron/tickets": {"get": _TICKETS},
    "/cron/doubles": {"get": _DOUBLES},
    "/cron/sweep": {"get": _SWEEP},
    "/cron/digest": {"get": _mails("sendDigest", "Send the weekly digest to whoever lacks it")},
    "/cron/reminders": {"get": _mails("remind", "Remind each owner who was not reminded today")},
    "/jobs/{name}": {"post": _JOB},
}
