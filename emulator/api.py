"""One API: who calls, what was sent, what comes back, by its discovery document.

Methods are functions of a ``Call``; all that holds for every method happens here: credentials,
scopes, quotas, parameters, body, and the mask of the answer.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import errors, fields, payload
from emulator.access import accepted, reaches
from emulator.discovery import schemas
from emulator.errors import ApiError
from emulator.facts import EDITOR
from emulator.identity import PAGE_CLIENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emulator.discovery import Schemas
    from emulator.fields import Mask
    from emulator.identity import Caller
    from emulator.workspace import File, Workspace

Json = dict[str, Any]


class Sent(NamedTuple):
    """What arrived: ``token`` is None if there was none, ``path`` holds the ids of the address.

    A call that ``loses_comments`` saves all but the comments in it.
    """

    method: str
    token: str | None
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes
    loses_comments: bool = False


class Call:
    """One call as its method sees it, parameters and body read by the discovery document.

    ``scopes`` are those of the token that the method accepts, ``mask`` is what is asked for of the
    answer. ``tolerated`` gathers what the answer may have wrong, since the file came with it.
    ``switches`` are as they stand for this caller.
    """

    def __init__(self, workspace: Workspace, caller: Caller, scopes: frozenset[str]) -> None:
        self.workspace = workspace
        self.caller = caller
        self.scopes = scopes
        self.path: Mapping[str, str] = {}
        self.query: Json = {}
        self.body: Json = {}
        self.mask: Mask = {}
        self.tolerated: set[str] = set()
        is_editor = caller.client == PAGE_CLIENT
        self.switches = workspace.switches.values() | (EDITOR if is_editor else {})
        self.loses_comments = False

    @property
    def email(self) -> str:
        """Who calls."""
        return self.caller.email

    def file(self, file_id: str) -> File | None:
        """The file of this id, None if it does not exist for this call."""
        file = self.workspace.file(file_id)
        return file if file and reaches(self.caller, self.scopes, file) else None


class Api:
    """Docs or Drive, with the ``methods`` that are known by their ids in its discovery document.

    ``masks`` are the fields that a method answers when none are asked for; ``refuse_mask`` makes an
    error of a path that its answer does not have. The ``older`` API lists reasons in its errors,
    and overlooks what it does not know in a body. ``hidden`` are the schemas that requests are read
    by where the switch comments_and_suggestions stands at a name.
    """

    def __init__(
        self,
        document: str,
        *,
        service: str,
        title: str,
        methods: Mapping[str, Callable[[Call], Json]],
        masks: Mapping[str, str],
        refuse_mask: Callable[[str], ApiError],
        older: bool,
        hidden: Mapping[str, Schemas] = MappingProxyType({}),
    ) -> None:
        self.schemas = schemas(document)
        self.service = service
        self.title = title
        self.older = older
        self._methods = methods
        self._masks = masks
        self._refuse_mask = refuse_mask
        self._hidden = hidden

    def answer(self, workspace: Workspace, method: str, sent: Sent) -> Json:
        """What a method answers.

        Raises:
            ApiError: The call is refused, or its answer is not what the discovery document says.

        """
        caller = self._caller(workspace, sent)
        call = Call(workspace, caller, accepted(caller, self.schemas.scopes(method)))
        if not call.scopes:
            raise errors.insufficient_scopes(self.service, method)
        if method not in self._methods:
            raise ApiError(501, f"The local Workspace does not know {method} yet.")
        self._spend(workspace, call.email, sent)
        call.path = sent.path
        call.query = self._query(call, method, sent.query)
        call.mask = self._mask(method, call.query.get("fields", ""))
        call.body = self._body(call, method, sent.body)
        call.loses_comments = sent.loses_comments
        answer = self._methods[method](call)
        self._check(method, answer, call.tolerated)
        selected: Json = fields.select(call.mask, answer)
        return selected

    def _caller(self, workspace: Workspace, sent: Sent) -> Caller:
        if sent.token is None:
            raise (
                errors.unregistered()
                if self.older and sent.method == "GET"
                else (errors.unauthenticated(sent=False))
            )
        caller = workspace.identity.caller(sent.token)
        if caller is None:
            raise errors.unauthenticated(sent=True)
        return caller

    def _spend(self, workspace: Workspace, email: str, sent: Sent) -> None:
        if workspace.switches["quotas"] == "on" and not self.older:
            now = workspace.clock.now()
            counted = email
            if workspace.switches["quota_user"] == "counts_apart":
                counted = dict(sent.query).get("quotaUser", email)
            workspace.quotas.spend(self.service, counted, now, is_read=sent.method == "GET")

    def _query(self, call: Call, method: str, sent: list[tuple[str, str]]) -> Json:
        ignored = self.older and call.switches["drive_unknown_parameters"] == "ignored"
        return self._known(call).check_query(method, sent, ignore_unknown=ignored)

    def _known(self, call: Call) -> Schemas:
        """The schemas that requests are read by."""
        return self._hidden.get(str(call.switches["comments_and_suggestions"]), self.schemas)

    def _mask(self, method: str, text: str) -> Mask:
        mask = fields.parse(text or self._masks.get(method, "*"), self._refuse_mask)
        for path in self.schemas.unknown_fields(method, mask):
            raise self._refuse_mask(path)
        return mask

    def _body(self, call: Call, method: str, raw: bytes) -> Json:
        name = self.schemas.request(method)
        if name is None:
            return {}
        known = self._known(call)
        return known.check_request(name, payload.parse(raw), lenient=self.older)

    def _check(self, method: str, answer: Json, tolerated: set[str]) -> None:
        name = self.schemas.response(method)
        if name is None:
            return
        faults = self.schemas.check_response(name, answer)
        own = [fault for fault in faults if without_numbers(fault) not in tolerated]
        if own:
            raise ApiError(500, f"The local Workspace is wrong itself: {'; '.join(own[:5])}")


def without_numbers(fault: str) -> str:
    """A fault of an answer wherever in a list it is, so that it is known again after an edit."""
    return re.sub(r"\[\d+\]", "[]", fault)
