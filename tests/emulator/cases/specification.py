"""How a page of cases is read: each is a heading with its source, requests, and what comes back.

A case begins with a heading that ends in the source of the fact, as google.md tags and numbers it::

    ## A viewer does not write [D 5.2]

    ```http as viewer
    POST /v1/documents/DOC:batchUpdate

    {"requests": []}
    ```
    ```error 403 PERMISSION_DENIED
    The caller does not have permission
    ```

``as`` names who calls: owner, editor, commenter or viewer of the case's document, stranger (no role
on it), newcomer (an editor who never opened it with the app) or expired (with an old token);
without it no token is sent. ``with`` names the scopes of the token. ``60 times`` at the end repeats
a request. A case may go on with further pairs of blocks.

An error is its HTTP status, the canonical status or Drive's reason (with ``at`` and its location),
and the whole message. Anything else is a block such as ``json 200`` with a part of what comes back:
objects may have more members (null stands for one that is missing), lists may not, and "…" is
anything.

DOC is the id of the case's document. It is blank unless a block ``json document`` holds an answer
of documents.get to load, or a block ``json requests`` the requests that make it, which are the
owner's. NEW is the id that the last answer told, REVISION the last revision id, COMMENT, REPLY and
SUGGESTION the last ids of those. A block ``json switches`` sets switches, ``json faults`` orders
faults.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

FOLDER = Path(__file__).parent
ANYTHING = "…"

_HEADING = re.compile(r"^## (?P<title>.+?) \[(?P<source>[^\]]*)\]$", re.MULTILINE)
_SOURCE = re.compile(r"[DGCL?](, [DGCL?])* \d+(\.\d+)?(, [DGCL?] \d+(\.\d+)?)*")
_BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_REQUEST = re.compile(
    r"http(?: as (?P<who>\w+))?(?: with (?P<scopes>[\w. -]+?))?(?: (?P<times>\d+) times)?"
)
_SETTINGS = ("json switches", "json faults")
_ANSWER = re.compile(
    r"(?P<kind>json|error) (?P<status>\d{3})(?: (?P<reason>\w+))?(?: at (?P<location>[\w.]+))?"
)


class Step(NamedTuple):
    """One request, and the status and the part of the answer that are expected."""

    who: str
    scopes: str
    method: str
    path: str
    body: str
    status: int
    expected: Any


class Case(NamedTuple):
    """One case; ``document`` and ``requests`` say what it starts from."""

    page: str
    title: str
    source: str
    document: Json | None
    requests: list[Json]
    steps: list[Step]
    settings: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.page}: {self.title}"


def cases() -> list[Case]:
    """Every case of every page."""
    return [case for page in sorted(FOLDER.glob("*.md")) for case in _cases_of(page)]


def _cases_of(page: Path) -> Iterator[Case]:
    text = page.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    if len(headings) != len(re.findall(r"^## ", text, re.MULTILINE)):
        raise ValueError(f"{page.name}: a case's heading ends in its source, such as [L 5.8].")
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        blocks = [
            (match["kind"].strip(), match["text"])
            for match in _BLOCK.finditer(text, heading.end(), end)
        ]
        yield _case(page.stem, heading["title"], heading["source"], blocks)


def _case(page: str, title: str, source: str, blocks: list[tuple[str, str]]) -> Case:
    if not _SOURCE.fullmatch(source):
        raise ValueError(f"{page}: {title}: {source!r} is no source, such as L 5.8.")
    document, requests, steps = None, [], []
    settings: dict[str, Any] = {}
    remaining = iter(blocks)
    for kind, text in remaining:
        if kind == "json document":
            document = json.loads(text)
        elif kind == "json requests":
            requests = json.loads(text)
        elif kind in _SETTINGS:
            settings[kind.removeprefix("json ")] = json.loads(text)
        elif asked := _REQUEST.fullmatch(kind):
            answer_kind, answer = next(remaining, ("", ""))
            answered = _ANSWER.fullmatch(answer_kind)
            if answered is None:
                raise ValueError(f"{page}: {title}: a request is followed by what comes back.")
            step = _step(asked, text, int(answered["status"]), _expected(answered, answer))
            steps += [step] * int(asked["times"] or 1)
        else:
            raise ValueError(f"{page}: {title}: a block is http, json 200 or json document.")
    if not steps:
        raise ValueError(f"{page}: {title}: there is no request.")
    return Case(page, title, source, document, requests, steps, settings)


def _step(asked: re.Match[str], text: str, status: int, expected: Any) -> Step:
    head, _, body = text.partition("\n\n")
    method, _, path = head.strip().partition(" ")
    scopes = (asked["scopes"] or "").strip()
    return Step(asked["who"] or "", scopes, method, path.replace("\n", ""), body, status, expected)


def _expected(answered: re.Match[str], text: str) -> Any:
    if answered["kind"] == "json":
        return json.loads(text)
    error: Json = {"code": int(answered["status"]), "message": text.rstrip("\n")}
    reason = answered["reason"] or ""
    if reason.isupper():
        error["status"] = reason
    elif reason:
        location = {"location": answered["location"]} if answered["location"] else {}
        error["errors"] = [{"reason": reason} | location]
    return {"error": error}


def differences(expected: Any, actual: Any, place: str = "answer") -> Iterator[str]:
    """Where an answer is not as expected."""
    if expected == ANYTHING:
        return
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name, value in expected.items():
            if name in actual:
                yield from differences(value, actual[name], f"{place}.{name}")
            elif value is not None:
                yield f"{place}.{name} is missing"
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for number, (value, one) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(value, one, f"{place}[{number}]")
    elif expected != actual:
        yield f"{place} is {actual!r}, not {expected!r}"
