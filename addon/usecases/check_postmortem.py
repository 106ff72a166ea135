"""Check postmortem: one read of the document, and what the linter says of it.

Of a document made from the template another read, of Drive, tells whether it is locked and whom it
is shared with.
"""

from __future__ import annotations

from addon.domain.comments.copies import leave_to_original
from addon.usecases.assess_standing import assess_standing
from addon.usecases.find_offers import offered
from addon.usecases.read_document import read_document
from docs_template.reader.suggested import suggested_spans
from linter.engine import lint
from linter.policy import NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from addon.ports import Documents, Files, Records
    from addon.usecases.assess_standing import Standing
    from linter.diagnostic import Diagnostic
    from linter.document import Span
    from linter.engine import Report
    from linter.policy import Policy


class Checked:
    """What a check found, and how much of the document it was shown.

    ``can_write`` tells whether the reader may do more than view, ``is_editor`` whether they may
    change the text, ``sees_comments`` whether comments, and so the dismissals in them, were part of
    the read. ``standing`` is None for a document that was not made from the template. ``suggested``
    are the places of open suggestions, ``offered`` the findings that these would put right.
    ``can_suggest`` tells whether Google was seen to suggest, ``anchors_comments`` whether comments
    can stand on their words.
    """

    __slots__ = (
        "anchors_comments",
        "can_suggest",
        "can_write",
        "checked_at",
        "document_id",
        "is_editor",
        "offered",
        "report",
        "sees_comments",
        "standing",
        "suggested",
    )

    def __init__(
        self,
        document_id: str,
        report: Report,
        checked_at: datetime,
        *,
        can_write: bool = True,
        is_editor: bool = True,
        sees_comments: bool = True,
        standing: Standing | None = None,
        suggested: Sequence[Span] = (),
        anchors_comments: bool = True,
        offered: Sequence[Diagnostic] = (),
        can_suggest: bool = False,
    ) -> None:
        self.document_id = document_id
        self.report = report
        self.checked_at = checked_at
        self.can_write = can_write
        self.is_editor = is_editor
        self.sees_comments = sees_comments
        self.standing = standing
        self.suggested = suggested
        self.anchors_comments = anchors_comments
        self.offered = offered
        self.can_suggest = can_suggest

    @property
    def is_final(self) -> bool:
        """Whether it is published or locked: it is read, and nothing writes."""
        return self.standing is not None and self.standing.is_final

    @property
    def can_edit(self) -> bool:
        """Whether this person may change it now: an editor, and it is not final."""
        return self.can_write and self.is_editor and not self.is_final

    @property
    def can_fix(self) -> bool:
        """Whether fixes are offered to this person as suggestions."""
        return self.can_edit and self.can_suggest

    @property
    def is_ready(self) -> bool:
        """Whether no error stands, in the document or in whom it is shared with."""
        return bool(self.report.ready) and not (self.standing and self.standing.exposure)

    @property
    def can_comment(self) -> bool:
        """Whether this person may comment, and sees what is commented already."""
        is_postmortem = self.report.postmortem.kind != NONE
        return self.can_write and self.sees_comments and is_postmortem and not self.is_final


def check_postmortem(
    document_id: str,
    *,
    documents: Documents,
    files: Files,
    records: Records,
    policy: Policy,
    now: datetime,
    can_suggest: bool = False,
) -> Checked:
    """Read and check a document; ``now`` is aware UTC.

    Raises:
        AddonError: what ``documents`` raises; UnavailableError where the answer is no document.

    """
    answer, document = read_document(document_id, documents)
    report = lint(document, policy, now)
    spans = suggested_spans(answer)
    standing = assess_standing(document_id, report.postmortem, files=files, records=records)
    if standing is not None and standing.is_copy and standing.file and standing.file.created_at:
        leave_to_original(document.threads, standing.file.created_at)
    return Checked(
        document_id,
        report,
        now,
        # Docs API discovery, Document: the answer says which view the reader's role was given.
        can_write=answer.get("suggestionsViewMode") == "SUGGESTIONS_INLINE",
        # Docs API discovery, Document.revisionId: it is told to those who may edit.
        is_editor="revisionId" in answer,
        sees_comments=answer.get("commentsViewMode") == "COMMENTS_VIEW_MODE_INCLUDED",
        standing=standing,
        suggested=spans if document.threads else (),
        anchors_comments=documents.anchors_comments(is_editor=bool(document.revision_id)),
        offered=offered(answer, spans, report, now),
        can_suggest=can_suggest,
    )
