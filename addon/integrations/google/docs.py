"""Google Docs: a document with its comments, in one read."""

from __future__ import annotations

from googleapiclient.errors import HttpError

from addon.errors import (
    AddonError,
    ChangedError,
    ForbiddenError,
    LockedError,
    UnsupportedError,
)
from addon.integrations.google.features import (
    ANCHORED_COMMENTS,
    COMMENTERS_BATCHES,
    READING_COMMENTS,
    Features,
)
from addon.integrations.google.refusals import (
    FAILURES,
    WRITING,
    in_words,
    is_about_comments,
    is_about_revision,
    is_about_role,
    is_about_text,
    is_hidden,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addon.integrations.google.discussion import GoogleDiscussion
    from addon.integrations.google.transport import Transport

# Each role gets what it may see in one read (Docs API discovery, documents.get): whoever may only
# view gets neither suggestions nor comments, where asking for them outright would answer 403.
VIEW = {"includeTabsContent": True, "suggestionsViewMode": "DEFAULT_FOR_CURRENT_ACCESS"}
COMMENTS_INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"
COMMENTS = {"commentsViewMode": "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"}


class GoogleDocs:
    """Documents as one account sees them.

    ``documents`` is what ``client.documents_api`` builds, ``transport`` what its requests are sent
    with. ``retries`` is how often a failed read is tried again: a read changes nothing, which no
    other request may say of itself. ``discussion`` is where comments are read and written where
    the Docs API does not offer them; ``features`` remembers that.
    """

    def __init__(
        self,
        documents: Any,
        transport: Transport,
        retries: int,
        *,
        discussion: GoogleDiscussion | None = None,
        features: Features | None = None,
    ) -> None:
        self._documents = documents
        self._transport = transport
        self._retries = retries
        self._discussion = discussion
        self._features = features or Features()

    def anchors_comments(self, *, is_editor: bool) -> bool:
        """Whether comments can be anchored to words by this person, as far as is known."""
        needed = [ANCHORED_COMMENTS, READING_COMMENTS]
        needed += [] if is_editor else [COMMENTERS_BATCHES]
        return not any(self._features.lacks(feature) for feature in needed)

    @property
    def discussion(self) -> GoogleDiscussion:
        """The comments of the same documents by way of Drive.

        Raises:
            UnsupportedError: there is none.

        """
        if self._discussion is None:
            raise UnsupportedError("comments are not written from here")
        return self._discussion

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
        return self._update(document_id, batch, {"requiredRevisionId": required_revision})

    def suggest(
        self, document_id: str, batch: Sequence[dict[str, Any]], *, required_revision: str
    ) -> dict[str, Any]:
        """The answer of ``documents.batchUpdate`` that makes suggestions; sent once.

        Raises:
            UnsupportedError: the API offers no suggestions to this project.
            AddonError: as ``write`` does.

        """
        control = {"requiredRevisionId": required_revision, "writeMode": "SUGGEST"}
        return self._update(document_id, batch, control)

    def _update(
        self, document_id: str, batch: Sequence[dict[str, Any]], control: dict[str, str]
    ) -> dict[str, Any]:
        body = {"requests": list(batch), "writeControl": control}
        request = self._documents.batchUpdate(documentId=document_id, body=body)
        try:
            answer: dict[str, Any] = request.execute(http=self._transport, num_retries=0)
        except FAILURES as problem:
            if is_about_revision(problem):
                raise ChangedError("the document has changed; try again") from problem
            if is_hidden(problem):
                raise UnsupportedError("Google does not offer that to this project") from problem
            if is_about_role(problem):
                raise LockedError("the document is locked, or not yours to change") from problem
            raise in_words(problem, WRITING) from problem
        return answer

    def comment(
        self,
        document_id: str,
        batch: Sequence[dict[str, Any]],
        *,
        revision: str = "",
        is_strict: bool = False,
    ) -> dict[str, Any]:
        """The answer of ``documents.batchUpdate`` to requests about threads; sent once.

        ``revision`` is what they were made from; only editors know one. People may have gone on
        typing since, unless ``is_strict``.

        Raises:
            UnsupportedError: the API offers no such comments.
            ForbiddenError: this account may not comment here.
            ChangedError: the document or a thread is another by now.
            AddonError: as ``read`` does.

        """
        body: dict[str, Any] = {"requests": list(batch)}
        if revision:
            control = "requiredRevisionId" if is_strict else "targetRevisionId"
            body["writeControl"] = {control: revision}
        request = self._documents.batchUpdate(documentId=document_id, body=body)
        try:
            answer: dict[str, Any] = request.execute(http=self._transport, num_retries=0)
        except FAILURES as problem:
            raise self._refusal(problem, is_editor=bool(revision)) from problem
        return answer

    def _refusal(self, problem: Exception, *, is_editor: bool) -> AddonError:
        if is_hidden(problem):
            self._features.note_missing(ANCHORED_COMMENTS)
            return UnsupportedError("Google offers no anchored comments to this project")
        if is_about_role(problem) and not is_editor:
            self._features.note_missing(COMMENTERS_BATCHES)
            return UnsupportedError("Google anchors no comments for those who may not edit")
        if is_about_role(problem):
            return ForbiddenError("you may not comment on this document")
        if is_about_text(problem):
            return ChangedError("the document has changed; try again")
        return in_words(problem, WRITING)

    def _get(self, document_id: str) -> dict[str, Any]:
        if not self._features.lacks(READING_COMMENTS):
            try:
                return self._execute(documentId=document_id, **VIEW, **COMMENTS)
            except HttpError as problem:
                if is_hidden(problem):
                    self._features.note_missing(READING_COMMENTS)
                elif not is_about_comments(problem):
                    raise
        return self._with_discussion(self._execute(documentId=document_id, **VIEW))

    def _with_discussion(self, answer: dict[str, Any]) -> dict[str, Any]:
        """An answer with the comments that Drive knows of, where Docs has none to offer."""
        shows_all = answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE"
        if self._discussion is None or not self._features.lacks(READING_COMMENTS) or not shows_all:
            return answer
        threads = self._discussion.threads(answer["documentId"])
        return answer | {"comments": threads, "commentsViewMode": COMMENTS_INCLUDED}

    def _execute(self, **parameters: Any) -> dict[str, Any]:
        request = self._documents.get(**parameters)
        answer = request.execute(http=self._transport, num_retries=self._retries)
        if not isinstance(answer, dict):
            # The client library hands on what it cannot parse, such as a page of a proxy.
            raise ValueError("the answer is no JSON object")  # noqa: TRY004
        return answer
