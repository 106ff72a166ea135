"""A scratch document: made to see whether the Docs API comments and suggests, and then binned."""

from __future__ import annotations

from functools import cached_property
from secrets import token_hex
from typing import TYPE_CHECKING

from addon.integrations.google.drive import DOCUMENT, INTENT, account_of
from addon.integrations.google.refusals import FILES, READING, WRITING
from addon.integrations.google.transport import Transport
from docs_template import requests

if TYPE_CHECKING:
    from typing import Any

    from requests import Session

    Json = dict[str, Any]

BUDGET_S = 60
MOST_BYTES = 5_000_000

NAME = "Second Story doctor (this may be deleted)"
WORDS = "The pool ran dry."
WORD = "pool"
SUGGESTED = "connection "
_START = 1


class Scratch:
    """One document of the account, through the Docs and the Drive API."""

    def __init__(self, documents: Any, drive: Any, session: Session) -> None:
        self._documents = documents
        self._drive = drive
        self._transport = Transport(session, budget_s=BUDGET_S, most_bytes=MOST_BYTES)
        self._made = ""

    @cached_property
    def account(self) -> str:
        """The e-mail address of the account."""
        return account_of(self._drive, self._transport, FILES)

    @cached_property
    def id(self) -> str:
        """The id of the document, made with a few words in it."""
        body = {"name": NAME, "mimeType": DOCUMENT, "appProperties": {INTENT: token_hex(12)}}
        request = self._drive.files().create(body=body, ignoreDefaultVisibility=True, fields="id")
        made = str(self._transport.execute(request, FILES)["id"])
        self._made = made
        self.write([requests.insert_text(_START, WORDS)])
        return made

    def comment(self) -> Json:
        """The answer to a comment on one of its words."""
        start = _START + WORDS.index(WORD)
        where = requests.BODY.range(start, start + len(WORD))
        comment = {"insertComment": {"content": "May be deleted.", "range": where}}
        return self.write([comment], self.id)

    def suggest(self) -> Json:
        """What the document is like after an insertion was to be suggested."""
        at = _START + WORDS.index(WORD)
        document_id = self.id
        self.write([requests.insert_text(at, SUGGESTED)], document_id, writeMode="SUGGEST")
        request = self._documents.get(
            documentId=document_id,
            includeTabsContent=True,
            suggestionsViewMode="SUGGESTIONS_INLINE",
        )
        answer: Json = self._transport.execute(request, READING)
        return answer

    def write(self, batch: list[Json], document_id: str = "", **control: str) -> Json:
        """The answer to a batch; raises an AddonError of the tree."""
        body: Json = {"requests": batch}
        if control:
            body["writeControl"] = control
        request = self._documents.batchUpdate(documentId=document_id or self._made, body=body)
        answer: Json = self._transport.execute(request, WRITING)
        return answer

    def bin(self) -> None:
        """Put the document into the bin, if it was made."""
        if not self._made:
            return
        body = {"trashed": True}
        request = self._drive.files().update(fileId=self._made, body=body, fields="id")
        self._transport.execute(request, FILES)
