"""Check postmortem: one read of the document, and what the linter says of it."""

from __future__ import annotations

from addon.errors import UnavailableError
from docs_template.reader import NotADocumentError, read
from linter.engine import lint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from addon.ports import Documents
    from linter.engine import Report
    from linter.policy import Policy


class Checked:
    """What a check found, and how much of the document it was shown.

    ``can_write`` tells whether the reader may do more than view, ``sees_comments`` whether
    comments, and so the dismissals in them, were part of the read.
    """

    __slots__ = ("can_write", "checked_at", "document_id", "report", "sees_comments")

    def __init__(
        self,
        document_id: str,
        report: Report,
        checked_at: datetime,
        *,
        can_write: bool = True,
        sees_comments: bool = True,
    ) -> None:
        self.document_id = document_id
        self.report = report
        self.checked_at = checked_at
        self.can_write = can_write
        self.sees_comments = sees_comments


def check_postmortem(
    document_id: str, *, documents: Documents, policy: Policy, now: datetime
) -> Checked:
    """Read and check a document; ``now`` is aware UTC.

    Raises:
        AddonError: what ``documents`` raises; UnavailableError where the answer is no document.

    """
    answer = documents.read(document_id)
    try:
        document = read(answer)
    except NotADocumentError as problem:
        raise UnavailableError("Google's answer is no document; try again later") from problem
    return Checked(
        document_id,
        lint(document, policy, now),
        now,
        # Docs API discovery, Document: the answer says which view the reader's role was given.
        can_write=answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE",
        sees_comments=answer.get("commentsViewMode") == "COMMENTS_VIEW_MODE_INCLUDED",
    )
