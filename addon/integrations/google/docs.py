"""Google Docs: a document with its comments, in one read."""

from __future__ import annotations

from googleapiclient.errors import HttpError

from addon.errors import ChangedError, LockedError
from addon.integrations.google.refusals import (
    FAILURES,
    WRITING,
    in_words,
    is_about_comments,
    is_about_revision,
    is_about_role,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addon.integrations.google.transport import Transport

# Each role gets what it may see in one read (Docs API discovery, documents.get): whoever may only
# view gets neither suggestions nor comments, where asking for them outright would answer 403.
VIEW = {"includeTabsContent": True, "suggestionsViewMode": "DEFAULT_FOR_CURRENT_ACCESS"}
COMMENTS = {"commentsViewMode": "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"}


class GoogleDocs:
    """Documents as one account sees them.

    ``documents`` is what ``client.documents_api`` builds, ``transport`` what its requests are sent
    with. ``retries`` is how often a failed read is tried again: a read changes nothing, which no
    other request may say of itself.
    """

    def __init__(self, documents: Any, transport: Transport, retries: int) -> None:
        self._documents = documents
        self._transport = transport
        self._retries = retries

    def read(self, document_id: str) -> dict[str, Any]:
        """The answer of ``documents.get``; without comments where the API keeps them back.

        Its indexes count UTF-16 units. Its ``suggestionsViewMode`` tells whether they are fit for
        writing.

        Raises:
            CredentialsError: the credentials are not accepted, or lack the scope (ScopeError).
            AccessError: the account cannot see the document, or there is none.
            UnavailableError: no answer in time (SlowError), a failure at Google's, or too many
                requests (QuotaError).
            RefusedError: any other refusal; a document too large to be read (OversizedError); an
                API that is off (SwitchedOffError).

        """
        try:
            return self._get(document_id)
        except FAILURES as problem:
            raise in_words(problem) from problem

    def write(
        self, document_id: str, batch: Sequence[dict[str, Any]], *, required_revision: str
    ) -> dict[str, Any]:
        """The answer of ``documents.batchUpdate`` under a revision check; sent once.

        Raises:
            ChangedError: the document is at another revision.
            LockedError: it is locked, or this account may not edit it.
            AddonError: as ``read`` does.

        """
        control = {"requiredRevisionId": required_revision}
        body = {"requests": list(batch), "writeControl": control}
        request = self._documents.batchUpdate(documentId=document_id, body=body)
        try:
            answer: dict[str, Any] = request.execute(http=self._transport, num_retries=0)
        except FAILURES as problem:
            if is_about_revision(problem):
                raise ChangedError("the document has changed; try again") from problem
            if is_about_role(problem):
                raise LockedError("the document is locked, or not yours to change") from problem
            raise in_words(problem, WRITING) from problem
        return answer

    def _get(self, document_id: str) -> dict[str, Any]:
        try:
            return self._execute(documentId=document_id, **VIEW, **COMMENTS)
        except HttpError as problem:
            if not is_about_comments(problem):
                raise
        return self._execute(documentId=document_id, **VIEW)

    def _execute(self, **parameters: Any) -> dict[str, Any]:
        request = self._documents.get(**parameters)
        answer = request.execute(http=self._transport, num_retries=self._retries)
        if not isinstance(answer, dict):
            # The client library hands on what it cannot parse, such as a page of a proxy.
            raise ValueError("the answer is no JSON object")  # noqa: TRY004
        return answer
