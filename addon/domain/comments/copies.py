"""Which threads of a copy are the original's: told at Check, and left as they are.

Docs marks the posts that came along with a copy (Docs API discovery, Post.fromCopiedDocument). That
it always does is not confirmed (google.md 10), and Drive, by way of which threads are read where
Docs has none, has no such mark. A thread that is older than the copy itself came along as well, as
long as the document still has the marks of its original.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.document import Thread


def leave_to_original(threads: Iterable[Thread], made_at: datetime) -> None:
    """Mark those threads of a copy that are the original's; ``made_at`` is aware UTC."""
    for thread in threads:
        begun = moment(thread.posts[0].when) if thread.posts else None
        thread.copied = thread.copied or begun is None or begun < made_at


def moment(text: str | None) -> datetime | None:
    """A moment of Google's in RFC 3339, as aware UTC; None where it is none."""
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except ValueError:
        return None
