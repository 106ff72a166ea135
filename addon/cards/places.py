"""Addresses within a Google Doc.

That ``#heading=`` leads to a heading is observed and documented nowhere (google.md 1.2), so
nothing depends on it: where it does not hold, the link opens the document at its beginning. The
same holds of ``disco=``, which leads to a comment.
"""

from __future__ import annotations

from urllib.parse import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.document import Block


def heading_address(document_id: str, heading: Block) -> str:
    """The address of a heading in the open document."""
    tab = f"?tab={quote(heading.tab, safe='')}" if heading.tab else ""
    place = f"#heading={quote(heading.heading_id, safe='')}" if heading.heading_id else ""
    return f"https://docs.google.com/document/d/{quote(document_id, safe='')}/edit{tab}{place}"


def comment_address(document_id: str, thread_id: str) -> str:
    """The address of a comment in the open document."""
    base = f"https://docs.google.com/document/d/{quote(document_id, safe='')}/edit"
    return f"{base}?disco={quote(thread_id, safe='')}"
