"""The local Workspace answers as Google does, case by case, each with the source of the fact."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from emulator.identity import CLIENT_ID, Caller
from emulator.roles import Role, by_person
from emulator.workspace import DOCUMENT
from tests.emulator.cases.specification import Case, Step, cases, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.emulator.local import Local

CASES = cases()
DEFAULT_SCOPES = "drive.file userinfo.email"
PEOPLE = {
    who: f"{who}@example.com"
    for who in ("owner", "editor", "commenter", "viewer", "stranger", "newcomer", "expired")
}


def prepare(local: Local, case: Case) -> str:
    """Make the document of a case and share it; its id."""
    owner = Caller(PEOPLE["owner"], CLIENT_ID, frozenset())
    file = local.workspace.draft(owner, "A case", DOCUMENT, is_private=True)
    local.workspace.put(file)
    if case.document is not None:
        local.load(file.id, case.document, owner=owner.email, granted=owner.email)
        loaded = local.workspace.file(file.id)
        assert loaded is not None
        file = loaded
    file.permissions += by_person(Role.WRITER, [PEOPLE["editor"], PEOPLE["newcomer"]])
    file.permissions += by_person(Role.COMMENTER, [PEOPLE["commenter"]])
    file.permissions += by_person(Role.READER, [PEOPLE["viewer"]])
    file.grant(set(PEOPLE.values()) - {PEOPLE["newcomer"]})
    if case.requests:
        service = local.docs(owner.email).documents()
        service.batchUpdate(documentId=file.id, body={"requests": case.requests}).execute()
    return file.id


def ask(local: Local, step: Step, known: dict[str, str]) -> tuple[int, Any]:
    """The status and the answer of a request, with what is known of earlier ones filled in."""
    headers = {}
    if step.who:
        order = {"scopes": step.scopes or DEFAULT_SCOPES}
        lifetime_s = -1 if step.who == "expired" else 3599
        token = local.token(PEOPLE[step.who], **order, lifetime_s=lifetime_s)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    path = quote(filled(step.path, known), safe="/?:=&%,()*'$+!<>{}")
    body = filled(step.body, known).encode() if step.body.strip() else None
    return local.request(step.method, path, body, headers)


def filled(text: str, known: dict[str, str]) -> str:
    """A text with the ids that are known in the place of their names."""
    names = "DOC|NEW|REVISION|COMMENT|REPLY|SUGGESTION"
    return re.sub(rf"\b({names})\b", lambda name: known.get(name[0], name[0]), text)


def learn(answer: Any, known: dict[str, str]) -> None:
    """Note the ids that an answer tells."""
    if not isinstance(answer, dict):
        return
    new = answer.get("documentId") or answer.get("id")
    control = answer.get("writeControl", {})
    revision = answer.get("revisionId") or control.get("requiredRevisionId")
    known |= {"NEW": new} if new and "DOC" in known and new != known["DOC"] else {}
    known |= {"REVISION": revision} if revision else {}
    known |= dict(_threads(answer))


def _threads(answer: Any) -> Iterator[tuple[str, str]]:
    """The ids of comments, replies and suggestions that an answer tells."""
    if answer.get("kind") == "drive#comment":
        yield "COMMENT", answer["id"]
    if answer.get("kind") == "drive#reply":
        yield "REPLY", answer["id"]
    for reply in answer.get("replies", ()):
        if "insertComment" in reply:
            yield "COMMENT", reply["insertComment"]["commentThread"]["commentId"]
        if "addCommentReply" in reply:
            yield "REPLY", reply["addCommentReply"]["post"]["postId"]
    for response in answer.get("suggestionResponses", ()):
        for created in response.get("createdSuggestionIds", ()):
            yield "SUGGESTION", created


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(local: Local, case: Case) -> None:
    known = {"DOC": prepare(local, case)}
    for path, setting in case.settings.items():
        local.control("PUT", path, setting)

    for step in case.steps:
        status, answer = ask(local, step, known)
        expected = json.loads(filled(json.dumps(step.expected, ensure_ascii=False), known))
        learn(answer, known)

        assert (status, list(differences(expected, answer))) == (step.status, [])


def test_there_are_enough_cases_and_no_two_of_one_name() -> None:
    names = [str(case) for case in CASES]

    assert len(names) >= 80
    assert len(set(names)) == len(names)
