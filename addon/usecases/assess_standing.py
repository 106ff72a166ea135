"""How a postmortem stands beside its words: published or not, locked or not, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain.sharing import PRIVATE, beyond
from addon.errors import AddonError
from docs_template import adoption
from linter.policy import NONE

if TYPE_CHECKING:
    from addon.ports import Files, FileState, Records
    from linter.postmortem import Postmortem


class Standing(NamedTuple):
    """The status chip is the truth, the lock its effect; a mismatch can be put right both ways.

    ``file`` is None where Drive did not say. ``visibility`` is what was stated when the document
    was made, empty where it was not made here.
    """

    is_published: bool
    is_copy: bool
    file: FileState | None
    visibility: str

    @property
    def exposure(self) -> list[str]:
        """Whom it is shared with beyond what was stated, each in words."""
        shared = self.file.permissions if self.file else None
        return beyond(self.visibility, shared or ())

    @property
    def is_uncertain(self) -> bool:
        """Whether it is private, and who sees it is not shown to one of its editors."""
        if self.visibility != PRIVATE or self.file is None:
            return False
        return self.file.permissions is None and self.file.may_lock

    @property
    def is_locked(self) -> bool:
        """Whether nobody can change it."""
        return self.file is not None and self.file.is_locked

    @property
    def is_final(self) -> bool:
        """Whether it is published or locked: then nothing writes. A copy is neither yet."""
        return not self.is_copy and (self.is_published or self.is_locked)

    @property
    def is_mismatched(self) -> bool:
        """Whether chip and lock say different things."""
        if self.file is None or self.is_copy:
            return False
        return self.is_published != self.file.is_locked

    @property
    def may_publish(self) -> bool:
        """Whether this person may: an editor, who may also lift a lock that is there."""
        if self.file is None or self.is_copy:
            return False
        return self.file.may_lock and (self.file.may_unlock or not self.file.is_locked)

    @property
    def may_reopen(self) -> bool:
        """Whether there is anything to reopen, and this person may."""
        if self.file is None or not self.is_final:
            return False
        return self.file.may_unlock if self.file.is_locked else self.file.may_lock


def assess_standing(
    document_id: str, postmortem: Postmortem, *, files: Files, records: Records
) -> Standing | None:
    """How a document made from the template stands; None for any other.

    One read of Drive, and one of the store. Where one of them fails, that is no reason to keep the
    check from anybody: the answer then says that it does not know.
    """
    if postmortem.kind == NONE or not postmortem.is_from_template:
        return None
    try:
        file = files.state(document_id)
        record = records.of_document(document_id)
    except AddonError:
        file, record = None, None
    return Standing(
        is_published=postmortem.header.is_published,
        is_copy=adoption.is_copy(postmortem, document_id),
        file=file,
        visibility=record.visibility if record else "",
    )
